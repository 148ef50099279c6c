-- Which conversation a session belongs to, so that the list of conversations is read by an index and no tree is walked.
ALTER TABLE "session" ADD COLUMN "root_id" TEXT NOT NULL DEFAULT '';

WITH RECURSIVE tree (owner_id, id, root) AS (
  SELECT owner_id, id, id FROM session WHERE parent_session_id IS NULL
  UNION ALL
  SELECT child.owner_id, child.id, tree.root FROM tree
  JOIN session AS child ON child.owner_id = tree.owner_id AND child.parent_session_id = tree.id
)
UPDATE "session" SET root_id = tree.root FROM tree WHERE session.owner_id = tree.owner_id AND session.id = tree.id;

-- Where a session branched off never changes, so its root is known when its row is made; a restored row brings its own.
CREATE FUNCTION "name_session_root"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."root_id" = '' THEN
    NEW."root_id" := COALESCE(
      (SELECT parent.root_id FROM session AS parent WHERE parent.owner_id = NEW."owner_id" AND parent.id = NEW."parent_session_id"),
      NEW."id"
    );
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "session_root" BEFORE INSERT ON "session" FOR EACH ROW EXECUTE FUNCTION "name_session_root"();

CREATE INDEX "session_owner_id_root_id_updated_at_idx" ON "session" ("owner_id", "root_id", "updated_at" DESC);
