-- AlterTable
ALTER TABLE "owner" ADD COLUMN "settings" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "session" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'chat',
ADD COLUMN "parent_session_id" TEXT,
ADD COLUMN "parent_sequence" INTEGER,
ADD COLUMN "branch_reason" TEXT,
ADD COLUMN "branch_label" TEXT,
ADD COLUMN "sandbox" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "fork_memory_position" BIGINT;

-- AlterTable
ALTER TABLE "event" ADD COLUMN "sandbox_id" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "memory_version" ADD COLUMN "sandbox_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE "memory_version" DROP CONSTRAINT "memory_version_pkey",
ADD CONSTRAINT "memory_version_pkey" PRIMARY KEY ("owner_id", "sandbox_id", "memory_id", "version");

-- CreateTable
CREATE TABLE "memory_use" (
    "owner_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "memory_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "session_id" TEXT NOT NULL,
    "turn_id" TEXT,
    "item_id" TEXT,
    "tokens" INTEGER NOT NULL DEFAULT 0,
    "steps" INTEGER NOT NULL DEFAULT 0,
    "citations" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "memory_use_pkey" PRIMARY KEY ("owner_id","event_id","memory_id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "owner_id" TEXT NOT NULL,
    "proposal_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("owner_id","proposal_id")
);

-- DropIndex
DROP INDEX "event_owner_id_memory_position_key";

-- CreateIndex
CREATE UNIQUE INDEX "event_owner_id_sandbox_id_memory_position_key" ON "event"("owner_id", "sandbox_id", "memory_position");

-- CreateIndex
CREATE INDEX "session_owner_id_parent_session_id_idx" ON "session"("owner_id", "parent_session_id");

-- CreateIndex
CREATE INDEX "memory_use_owner_id_memory_id_idx" ON "memory_use"("owner_id", "memory_id");

-- CreateIndex
CREATE INDEX "memory_use_owner_id_session_id_item_id_idx" ON "memory_use"("owner_id", "session_id", "item_id");

-- CreateIndex
CREATE INDEX "proposal_owner_id_status_at_idx" ON "proposal"("owner_id", "status", "at" DESC);

-- AddForeignKey
ALTER TABLE "memory_use" ADD CONSTRAINT "memory_use_owner_id_event_id_fkey" FOREIGN KEY ("owner_id", "event_id") REFERENCES "event"("owner_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_owner_id_event_id_fkey" FOREIGN KEY ("owner_id", "event_id") REFERENCES "event"("owner_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What follows Prisma's schema language cannot say.

-- At most one current version of a memory, in the person's store and in each sandbox.
DROP INDEX "memory_version_current_key";
CREATE UNIQUE INDEX "memory_version_current_key" ON "memory_version"("owner_id", "sandbox_id", "memory_id") WHERE "valid_to" IS NULL;

-- Retrieval is an exact search over the owner's current memories; sandboxes are few and small.
DROP INDEX "memory_version_current_owner_idx";
CREATE INDEX "memory_version_current_owner_idx" ON "memory_version"("owner_id", "sandbox_id") WHERE "valid_to" IS NULL;
