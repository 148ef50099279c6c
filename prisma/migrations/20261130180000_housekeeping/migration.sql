-- How a person keeps a conversation, folded from the log of its root.
ALTER TABLE "session" ADD COLUMN "chosen_title" TEXT;
ALTER TABLE "session" ADD COLUMN "pinned" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "session" ADD COLUMN "archived" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "session" ADD COLUMN "presence" TEXT NOT NULL DEFAULT 'kept' CHECK ("presence" IN ('kept', 'deleted', 'purged'));
ALTER TABLE "session" ADD COLUMN "temporary" BOOLEAN NOT NULL DEFAULT false;

-- Everything of an owner goes at once, when the person wipes it; anything less stays append-only.
CREATE OR REPLACE FUNCTION "refuse_event_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND current_setting('agemem.erasing', true) = 'on'
    AND NEW."payload" ->> 'erasedBy' IS NOT NULL
    AND to_jsonb(NEW) - 'payload' = to_jsonb(OLD) - 'payload'
  THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND current_setting('agemem.wiping', true) = OLD."owner_id" THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'events are append-only: % refused for event %', TG_OP, OLD."id";
END
$$;
