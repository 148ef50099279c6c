CREATE EXTENSION IF NOT EXISTS vector;

-- CreateTable
CREATE TABLE "owner" (
    "id" TEXT NOT NULL,
    "memory_position" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "owner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "owner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT,
    "head_sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "running_turn_id" TEXT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "partial_text" TEXT NOT NULL DEFAULT '',
    "partial_reasoning" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "memory_position" BIGINT,
    "memory_id" TEXT,
    "memory_version" INTEGER,
    "turn_id" TEXT,
    "step" INTEGER,
    "type" TEXT NOT NULL,
    "schema_version" SMALLINT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memory_version" (
    "owner_id" TEXT NOT NULL,
    "memory_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "memory_type" TEXT NOT NULL,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "origin" TEXT NOT NULL,
    "source" JSONB,
    "session_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "valid_from" BIGINT NOT NULL,
    "valid_to" BIGINT,
    "closed_by_event_id" TEXT,
    "embedding" vector,
    "embedding_model" TEXT,
    "lexemes" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "memory_version_pkey" PRIMARY KEY ("owner_id","memory_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");

-- CreateIndex
CREATE INDEX "session_owner_id_updated_at_idx" ON "session"("owner_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "event_owner_id_session_id_sequence_idx" ON "event"("owner_id", "session_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "event_owner_id_id_key" ON "event"("owner_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "event_session_id_sequence_key" ON "event"("session_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "event_owner_id_memory_position_key" ON "event"("owner_id", "memory_position");

-- CreateIndex
CREATE INDEX "memory_version_lexemes_idx" ON "memory_version" USING GIN ("lexemes");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_owner_id_session_id_fkey" FOREIGN KEY ("owner_id", "session_id") REFERENCES "session"("owner_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "memory_version" ADD CONSTRAINT "memory_version_owner_id_session_id_fkey" FOREIGN KEY ("owner_id", "session_id") REFERENCES "session"("owner_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "memory_version" ADD CONSTRAINT "memory_version_owner_id_event_id_fkey" FOREIGN KEY ("owner_id", "event_id") REFERENCES "event"("owner_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "memory_version" ADD CONSTRAINT "memory_version_owner_id_closed_by_event_id_fkey" FOREIGN KEY ("owner_id", "closed_by_event_id") REFERENCES "event"("owner_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What follows Prisma's schema language cannot say.

-- At most one current version of a memory.
CREATE UNIQUE INDEX "memory_version_current_key" ON "memory_version"("owner_id", "memory_id") WHERE "valid_to" IS NULL;

-- Retrieval is an exact search over the owner's current memories.
CREATE INDEX "memory_version_current_owner_idx" ON "memory_version"("owner_id") WHERE "valid_to" IS NULL;

-- A version ends after it began, and only by an event.
ALTER TABLE "memory_version" ADD CONSTRAINT "memory_version_interval_check" CHECK ("valid_to" > "valid_from");
ALTER TABLE "memory_version" ADD CONSTRAINT "memory_version_closed_by_event_check" CHECK (("valid_to" IS NULL) = ("closed_by_event_id" IS NULL));

-- The log is append-only.
CREATE FUNCTION "refuse_event_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are append-only: % refused for event %', TG_OP, OLD."id";
END
$$;

CREATE TRIGGER "event_is_append_only" BEFORE UPDATE OR DELETE ON "event" FOR EACH ROW EXECUTE FUNCTION "refuse_event_change"();
