-- DropIndex
DROP INDEX "memory_use_owner_id_session_id_item_id_idx";

-- CreateIndex
CREATE INDEX "memory_use_owner_id_item_id_idx" ON "memory_use"("owner_id", "item_id");

-- What follows Prisma's schema language cannot say.

-- The log is append-only, with one exception: a purge, which says so for its own transaction, may empty texts in an event's payload.
-- Everything else of the row stays as it was, and the payload must name the purge that did it.
CREATE OR REPLACE FUNCTION "refuse_event_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND current_setting('agemem.erasing', true) = 'on'
    AND NEW."payload" ->> 'erasedBy' IS NOT NULL
    AND to_jsonb(NEW) - 'payload' = to_jsonb(OLD) - 'payload'
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'events are append-only: % refused for event %', TG_OP, OLD."id";
END
$$;
