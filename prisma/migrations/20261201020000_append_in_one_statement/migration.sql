-- An append in one round trip. `append_events` writes events and everything that follows from them, or nothing and says why; what an event is,
-- its place and its hash are made by the app (lib/adapters/prisma/log/event-log.ts), which is told when it assumed another head.

-- Head of a sandbox's stream of memory events: its own last one, what it copied from its parent, or where it began.
CREATE FUNCTION "sandbox_head"(for_owner text, for_sandbox text, fork_position bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT greatest(
    fork_position,
    (SELECT max(memory_position) FROM event WHERE owner_id = for_owner AND sandbox_id = for_sandbox),
    (SELECT max(greatest(valid_from, valid_to)) FROM memory_version WHERE owner_id = for_owner AND sandbox_id = for_sandbox)
  )
$$;

-- The hash of the event at one place of a session, its parents' events included: what the next event follows. Events from before there were
-- hashes end in nothing: the chain begins with the first one after them.
CREATE FUNCTION "chain_head"(for_owner text, for_session text, at_sequence int) RETURNS text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE lineage (id, parent_session_id, parent_sequence, up_to) AS (
    SELECT id, parent_session_id, parent_sequence, 2147483647 FROM session WHERE owner_id = for_owner AND id = for_session
    UNION ALL
    SELECT parent.id, parent.parent_session_id, parent.parent_sequence, LEAST(lineage.up_to, lineage.parent_sequence)
    FROM lineage JOIN session AS parent ON parent.owner_id = for_owner AND parent.id = lineage.parent_session_id
  )
  SELECT coalesce((
    SELECT event.hash FROM lineage JOIN event ON event.owner_id = for_owner AND event.session_id = lineage.id AND event.sequence <= lineage.up_to
    WHERE event.sequence = at_sequence
  ), repeat('0', 64))
$$;

-- Ends an append that is refused: what it wrote is rolled back, and the caller of `append_events` gets the answer.
CREATE FUNCTION "refuse_append"(answer jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = answer::text;
END
$$;

-- Writes the effect of a memory event: closes the version that was current and opens the next one. In a sandbox, the person's version is copied
-- in before its first change there, so nothing of the person is touched. False when the version that the event builds on is not current any
-- more, when a new memory's id is taken, and for a purge in a sandbox.
CREATE FUNCTION "write_memory_version"(for_owner text, for_sandbox text, fork_position bigint, placed jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  kind text := placed ->> 'type';
  payload jsonb := placed -> 'payload';
  changed_id text := placed ->> 'memoryId';
  changed_version int := (placed ->> 'memoryVersion')::int;
  at_position bigint := (placed ->> 'memoryPosition')::bigint;
  derived jsonb := placed -> 'version';
  last_version int;
BEGIN
  IF for_sandbox <> '' THEN
    IF kind = 'memory-purged' THEN RETURN false; END IF;
    INSERT INTO memory_version (owner_id, sandbox_id, memory_id, version, content, memory_type, metadata, origin, source, session_id,
      event_id, at, by, valid_from, embedding, embedding_model, lexemes, source_lexemes, terms_version)
    SELECT owner_id, for_sandbox, memory_id, version, content, memory_type, metadata, origin, source, session_id,
      event_id, at, by, valid_from, embedding, embedding_model, lexemes, source_lexemes, terms_version
    FROM memory_version AS base
    WHERE owner_id = for_owner AND sandbox_id = '' AND memory_id = changed_id AND valid_from <= fork_position
      AND (valid_to IS NULL OR valid_to > fork_position) AND NOT EXISTS (
        SELECT FROM memory_version AS own
        WHERE own.owner_id = for_owner AND own.sandbox_id = for_sandbox AND own.memory_id = changed_id
      );
  END IF;
  IF kind IN ('memory-purged', 'memory-restored') THEN
    -- The newest version that there is, also of a deleted memory; in a sandbox the person's versions from before it count too.
    SELECT max(version) INTO last_version FROM memory_version
    WHERE owner_id = for_owner AND memory_id = changed_id
      AND (sandbox_id = for_sandbox OR (sandbox_id = '' AND valid_from <= coalesce(fork_position, 0)));
  END IF;
  IF kind = 'memory-purged' THEN
    IF last_version IS DISTINCT FROM changed_version THEN RETURN false; END IF;
    DELETE FROM memory_version WHERE owner_id = for_owner AND memory_id = changed_id;
    RETURN true;
  END IF;
  IF kind = 'memory-restored' THEN
    -- A restored version follows the last one, whether that one still holds or ended with a deletion.
    IF last_version IS DISTINCT FROM changed_version - 1 THEN RETURN false; END IF;
    UPDATE memory_version SET valid_to = at_position, closed_by_event_id = placed ->> 'id'
    WHERE owner_id = for_owner AND sandbox_id = for_sandbox AND memory_id = changed_id AND valid_to IS NULL;
  ELSIF kind IN ('memory-updated', 'memory-deleted') THEN
    UPDATE memory_version SET valid_to = at_position, closed_by_event_id = placed ->> 'id'
    WHERE owner_id = for_owner AND sandbox_id = for_sandbox AND memory_id = changed_id AND valid_to IS NULL
      AND version = CASE kind WHEN 'memory-updated' THEN changed_version - 1 ELSE changed_version END;
    IF NOT FOUND THEN RETURN false; END IF;
    IF kind = 'memory-deleted' THEN RETURN true; END IF;
  END IF;
  INSERT INTO memory_version (owner_id, sandbox_id, memory_id, version, content, memory_type, metadata, origin, source, session_id, event_id, at,
    by, valid_from, embedding, embedding_model, lexemes, source_lexemes, terms_version)
  VALUES (for_owner, for_sandbox, changed_id, changed_version, payload ->> 'content', payload ->> 'memoryType', payload -> 'metadata',
    payload ->> 'origin', nullif(payload -> 'source', 'null'::jsonb), placed ->> 'sessionId', placed ->> 'id', (placed ->> 'at')::timestamptz,
    placed ->> 'by', at_position, (derived ->> 'vector')::vector, derived ->> 'model',
    ARRAY(SELECT jsonb_array_elements_text(derived -> 'lexemes')), ARRAY(SELECT jsonb_array_elements_text(derived -> 'sourceLexemes')),
    (derived ->> 'termsVersion')::smallint)
  ON CONFLICT DO NOTHING;
  RETURN FOUND;
END
$$;

-- Writes what an event means for the tables beside the log: which memories were in which prompts and were cited, and which changes wait for the
-- person. False when a proposal that it decides does not wait any more.
CREATE FUNCTION "write_derived_rows"(for_owner text, placed jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  payload jsonb := placed -> 'payload';
  cited text[];
BEGIN
  CASE placed ->> 'type'
    WHEN 'memories-retrieved' THEN
      INSERT INTO memory_use (owner_id, event_id, memory_id, version, session_id, turn_id, item_id, tokens, at)
      SELECT for_owner, placed ->> 'id', "memoryId", version, placed ->> 'sessionId', placed ->> 'turnId', "itemId", tokens,
        (placed ->> 'at')::timestamptz
      FROM jsonb_to_recordset(placed -> 'uses') AS used ("memoryId" text, version int, "itemId" text, tokens int);
    WHEN 'step-started' THEN
      -- One more prompt for every memory that is in it; items of a parent session count too.
      UPDATE memory_use SET steps = steps + 1
      WHERE owner_id = for_owner AND item_id = ANY (ARRAY(SELECT jsonb_array_elements_text(payload -> 'promptItemIds')));
    WHEN 'step-finished' THEN
      cited := ARRAY(SELECT jsonb_array_elements_text(placed -> 'cited'));
      IF cardinality(cited) > 0 THEN
        -- A citation counts for the last retrieval of that memory in the prompt that was answered.
        WITH prompt AS (
          SELECT event.payload -> 'promptItemIds' AS item_ids FROM event
          WHERE owner_id = for_owner AND session_id = placed ->> 'sessionId' AND turn_id = placed ->> 'turnId'
            AND step = (placed ->> 'step')::int AND type = 'step-started'
          ORDER BY sequence DESC LIMIT 1
        ),
        standing AS (
          SELECT item_id, place FROM prompt, jsonb_array_elements_text(item_ids) WITH ORDINALITY AS element (item_id, place)
        ),
        last_use AS (
          SELECT DISTINCT ON (memory_use.memory_id) memory_use.event_id, memory_use.memory_id
          FROM memory_use JOIN standing ON standing.item_id = memory_use.item_id
          WHERE owner_id = for_owner AND memory_use.memory_id = ANY (cited)
          ORDER BY memory_use.memory_id, place DESC
        )
        UPDATE memory_use SET citations = citations + 1 FROM last_use
        WHERE owner_id = for_owner AND memory_use.event_id = last_use.event_id AND memory_use.memory_id = last_use.memory_id;
      END IF;
    WHEN 'memory-purged' THEN
      DELETE FROM memory_use WHERE owner_id = for_owner AND memory_id = placed ->> 'memoryId';
    WHEN 'memory-proposed' THEN
      INSERT INTO proposal (owner_id, proposal_id, session_id, event_id, status, at)
      VALUES (for_owner, payload ->> 'proposalId', placed ->> 'sessionId', placed ->> 'id',
        CASE payload ->> 'mode' WHEN 'shadow' THEN 'shadow' ELSE 'waiting' END, (placed ->> 'at')::timestamptz);
    WHEN 'proposal-decided' THEN
      -- Two tabs, or a double click: only the first decision counts.
      UPDATE proposal SET status = payload ->> 'decision', decided_at = (placed ->> 'at')::timestamptz
      WHERE owner_id = for_owner AND proposal_id = payload ->> 'proposalId' AND status IN ('waiting', 'shadow');
      RETURN FOUND;
    ELSE
      RAISE EXCEPTION 'no rows are known of events of kind %', placed ->> 'type';
  END CASE;
  RETURN true;
END
$$;

CREATE FUNCTION "append_events_once"(request jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  for_owner text := request ->> 'ownerId';
  for_session text := request ->> 'sessionId';
  expected int := (request ->> 'expectedSequence')::int;
  taken_turn text := request #>> '{lease,take,turnId}';
  is_released boolean := request -> 'lease' ? 'release';
  turn text := request ->> 'turnId';
  memory_events int := (request ->> 'memoryEvents')::int;
  expected_position bigint := (request ->> 'expectedMemoryPosition')::bigint;
  held session%ROWTYPE;
  holds_turn boolean;
  own_sandbox text;
  head_hash text;
  head_position bigint;
  placed jsonb;
BEGIN
  IF expected = 0 THEN
    INSERT INTO owner (id) VALUES (for_owner) ON CONFLICT DO NOTHING;
    INSERT INTO session (owner_id, id, kind, temporary)
    VALUES (for_owner, for_session, request ->> 'kind', (request ->> 'temporary')::boolean) ON CONFLICT DO NOTHING;
  END IF;
  -- Appends of one session run one after the other; rows that only refer to the session may be written meanwhile.
  SELECT * INTO held FROM session WHERE owner_id = for_owner AND id = for_session FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM event WHERE owner_id = for_owner AND id IN (SELECT one ->> 'id' FROM jsonb_array_elements(request -> 'events') AS one)) THEN
    PERFORM refuse_append('{"isRepeated": true}');
  END IF;
  IF held.id IS NULL THEN
    PERFORM refuse_append(jsonb_build_object('refusal', jsonb_build_object('code', 'unknown-session', 'sessionId', for_session)));
  END IF;
  IF held.head_sequence <> expected THEN
    PERFORM refuse_append(jsonb_build_object('refusal', jsonb_build_object('code', 'stale-sequence', 'headSequence', held.head_sequence)));
  END IF;
  IF taken_turn IS NOT NULL AND held.running_turn_id IS NOT NULL THEN
    PERFORM refuse_append(jsonb_build_object('refusal', jsonb_build_object('code', 'turn-running', 'turnId', held.running_turn_id)));
  END IF;
  holds_turn := CASE
    WHEN taken_turn IS NOT NULL THEN taken_turn = turn
    ELSE held.running_turn_id IS NOT DISTINCT FROM turn
      AND (NOT (request ->> 'isWorkers')::boolean OR held.fence IS NOT DISTINCT FROM (request ->> 'fence')::int)
  END;
  IF turn IS NOT NULL AND NOT holds_turn THEN
    PERFORM refuse_append(jsonb_build_object('refusal', jsonb_build_object('code', 'lease-lost', 'turnId', turn)));
  END IF;

  own_sandbox := CASE WHEN held.sandbox THEN for_session ELSE '' END;
  -- Locks are always taken in this order: the session, then the owner.
  IF memory_events > 0 OR expected_position IS NOT NULL THEN
    IF held.sandbox THEN
      head_position := sandbox_head(for_owner, for_session, coalesce(held.fork_memory_position, 0));
    ELSIF memory_events > 0 THEN
      UPDATE owner SET memory_position = memory_position + memory_events WHERE id = for_owner
      RETURNING memory_position - memory_events INTO head_position;
    ELSE
      -- Who would move it waits until this transaction has ended.
      SELECT memory_position INTO head_position FROM owner WHERE id = for_owner FOR SHARE;
    END IF;
    IF expected_position <> head_position THEN
      PERFORM refuse_append(jsonb_build_object('refusal', jsonb_build_object('code', 'stale-memories', 'memoryPosition', head_position)));
    END IF;
  END IF;
  head_hash := chain_head(for_owner, for_session, expected);
  IF head_hash IS DISTINCT FROM request ->> 'headHash' OR (memory_events > 0 AND head_position <> (request ->> 'memoryPosition')::bigint) THEN
    PERFORM refuse_append(jsonb_build_object('moved', jsonb_build_object(
      'headHash', head_hash, 'memoryPosition', coalesce(head_position, 0), 'isSandbox', held.sandbox)));
  END IF;

  INSERT INTO event (owner_id, id, session_id, sequence, memory_position, sandbox_id, memory_id, memory_version, turn_id, step, type,
    schema_version, by, at, payload, hash)
  SELECT for_owner, id, for_session, sequence, "memoryPosition", CASE WHEN "memoryId" IS NULL THEN '' ELSE own_sandbox END, "memoryId",
    "memoryVersion", "turnId", step, type, "schemaVersion", by, at, payload, hash
  FROM jsonb_to_recordset(request -> 'events') AS one (id text, sequence int, "memoryPosition" bigint, "memoryId" text, "memoryVersion" int,
    "turnId" text, step int, type text, "schemaVersion" smallint, by text, at timestamptz, payload jsonb, hash text);
  FOR placed IN SELECT one FROM jsonb_array_elements(request -> 'events') AS one WHERE one ? 'version' LOOP
    IF NOT write_memory_version(for_owner, own_sandbox, held.fork_memory_position, placed) THEN
      PERFORM refuse_append(jsonb_build_object('refusal', jsonb_build_object('code', 'stale-memory', 'memoryId', placed ->> 'memoryId')));
    END IF;
  END LOOP;
  -- Lists and uses are the person's: what a sandbox retrieves, cites or proposes is in its log alone.
  IF NOT held.sandbox THEN
    FOR placed IN SELECT one FROM jsonb_array_elements(request -> 'events') AS one WHERE (one ->> 'hasRows')::boolean LOOP
      IF NOT write_derived_rows(for_owner, placed) THEN
        PERFORM refuse_append(jsonb_build_object('refusal', jsonb_build_object('code', 'stale-proposal',
          'proposalId', placed #>> '{payload,proposalId}')));
      END IF;
    END LOOP;
  END IF;
  UPDATE session SET
    head_sequence = expected + jsonb_array_length(request -> 'events'),
    updated_at = coalesce((request ->> 'activeAt')::timestamptz, updated_at),
    title = coalesce(title, request ->> 'title'),
    running_turn_id = CASE WHEN is_released THEN NULL ELSE coalesce(taken_turn, running_turn_id) END,
    lease_until = CASE WHEN is_released THEN NULL WHEN taken_turn IS NULL THEN lease_until
      ELSE (request #>> '{lease,take,until}')::timestamptz END,
    fence = fence + CASE WHEN taken_turn IS NULL THEN 0 ELSE 1 END,
    partial_text = CASE WHEN is_released OR taken_turn IS NOT NULL THEN '' ELSE partial_text END
  WHERE owner_id = for_owner AND id = for_session;
  RETURN jsonb_build_object('fence', CASE WHEN taken_turn IS NULL THEN NULL ELSE held.fence + 1 END, 'isSandbox', held.sandbox);
END
$$;

-- Appends events to a session and writes what follows from them, or changes nothing. Answers `{fence, isSandbox}`, or why not: `{isRepeated}`
-- for ids that are in the log, `{refusal}`, or `{moved}` with the head that hashes and positions are to be made from.
CREATE FUNCTION "append_events"(request jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  violated text;
BEGIN
  FOR attempt IN 1..2 LOOP
    BEGIN
      RETURN append_events_once(request);
    EXCEPTION
      WHEN SQLSTATE 'AM001' THEN
        RETURN SQLERRM::jsonb;
      WHEN unique_violation THEN
        GET STACKED DIAGNOSTICS violated = CONSTRAINT_NAME;
        -- Another session may have used the id at this very moment: the second look finds it.
        IF attempt = 2 OR violated <> 'event_pkey' THEN RAISE; END IF;
    END;
  END LOOP;
END
$$;
