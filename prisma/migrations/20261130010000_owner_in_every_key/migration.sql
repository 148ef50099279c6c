-- Ids are chosen by callers, so they are unique within their owner only: an owner can neither find nor take an id of another.

-- DropIndex
DROP INDEX "session_id_key";

-- AlterTable: the unique index over owner and id becomes the primary key, and the foreign keys that use it stay.
ALTER TABLE "event" DROP CONSTRAINT "event_pkey";
ALTER TABLE "event" ADD CONSTRAINT "event_pkey" PRIMARY KEY USING INDEX "event_owner_id_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "event_owner_id_session_id_sequence_key" ON "event"("owner_id", "session_id", "sequence");

-- DropIndex
DROP INDEX "event_session_id_sequence_key";
DROP INDEX "event_owner_id_session_id_sequence_idx";
