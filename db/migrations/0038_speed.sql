-- What stands in queues is counted from this index alone.
CREATE INDEX "waits_standing" ON "waits" USING btree ("force_id","kind")
  INCLUDE ("case_id","id","visible_from","late_from","lapses_at","since","due_at","owner_id","permission","if_owner_left","alarms");
--> statement-breakpoint
-- Who sent the rows of a case's exports: from one sender to the next by the index, however many rows each has. Definer: under
-- row-level security one sender cannot be compared with another by the index. Nothing of a case that is closed to the actor.
CREATE FUNCTION spo_senders(of_case uuid) RETURNS TABLE (sender text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH RECURSIVE s AS (
    (SELECT m.sender FROM messages m WHERE m.case_id = of_case AND m.force_id = spo_force() AND NOT of_case = ANY (coalesce(spo_locked(), '{}')) ORDER BY m.sender LIMIT 1)
    UNION ALL
    SELECT (SELECT m.sender FROM messages m WHERE m.case_id = of_case AND m.sender > s.sender ORDER BY m.sender LIMIT 1) FROM s WHERE s.sender IS NOT NULL
  ) SELECT s.sender FROM s WHERE s.sender IS NOT NULL
$$;
--> statement-breakpoint
-- Every case has the version of its rows, of those that were never computed the empty one: how many are stale is counted by the
-- index of versions.
INSERT INTO projected (case_id, force_id, version, at) SELECT c.id, c.force_id, '', now() FROM cases c ON CONFLICT DO NOTHING;
--> statement-breakpoint
CREATE FUNCTION spo_stale_count(current_version text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT ((SELECT count(*) FROM projected p WHERE p.force_id = spo_force() AND p.version < current_version)
    + (SELECT count(*) FROM projected p WHERE p.force_id = spo_force() AND p.version > current_version))::int
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_senders(uuid), spo_stale_count(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_senders(uuid), spo_stale_count(text) TO spo_program;
