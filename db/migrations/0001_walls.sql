-- Who is asking: set for each transaction by the program, and read by every policy.
CREATE FUNCTION spo_force() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('spo.force', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION spo_actor() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('spo.actor', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION spo_breaking() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('spo.breaking', true), '')::uuid $$;
--> statement-breakpoint
-- Restricted cases of the force that are closed to the actor. Definer: the policies that call it guard the tables it reads.
CREATE FUNCTION spo_locked() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT coalesce(array_agg(DISTINCT r.case_id), '{}')
  FROM restrictions r JOIN cases c ON c.id = r.case_id
  WHERE r.force_id = spo_force() AND r.lifted_at IS NULL
    AND c.officer_id IS DISTINCT FROM spo_actor()
    AND r.case_id IS DISTINCT FROM spo_breaking()
    AND NOT EXISTS (
      SELECT 1 FROM named n
      WHERE n.case_id = r.case_id AND n.person_id = spo_actor() AND (n.until_at IS NULL OR n.until_at > now()))
$$;
--> statement-breakpoint
-- What may be shown of a locked case to those who would otherwise find it: that it is there, its reference and its team.
CREATE FUNCTION spo_locked_cases() RETURNS TABLE (id uuid, ref text, team_id uuid, opened_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT c.id, c.ref, c.team_id, c.opened_at FROM cases c WHERE c.force_id = spo_force() AND c.id = ANY (spo_locked())
$$;
--> statement-breakpoint
-- A locked case found by the same words as an open one; the words themselves are not given back.
CREATE FUNCTION spo_locked_matching(words text) RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT s.case_id FROM search_terms s
  WHERE s.force_id = spo_force() AND s.case_id = ANY (spo_locked()) AND (s.value = words OR s.value % words)
$$;
--> statement-breakpoint
-- Signing in happens before a force is known.
CREATE FUNCTION spo_person_by_email(address text) RETURNS TABLE (id uuid, force_id uuid, name text, password_hash text, ended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT p.id, p.force_id, p.name, p.password_hash, p.ended_at FROM people p WHERE lower(p.email) = lower(address)
$$;
--> statement-breakpoint
CREATE FUNCTION spo_person_by_subject(provider_subject text) RETURNS TABLE (id uuid, force_id uuid, name text, ended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT p.id, p.force_id, p.name, p.ended_at FROM people p WHERE p.subject = provider_subject
$$;
--> statement-breakpoint
CREATE FUNCTION spo_session(session uuid) RETURNS TABLE (id uuid, force_id uuid, person_id uuid, started_at timestamptz, seen_at timestamptz, ended_at timestamptz, ended_because text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT s.id, s.force_id, s.person_id, s.started_at, s.seen_at, s.ended_at, s.ended_because FROM sessions s WHERE s.id = session
$$;
--> statement-breakpoint
-- The demonstration's sign-in page lists who may be tried; empty unless a person has a password.
CREATE FUNCTION spo_demonstration_people() RETURNS TABLE (id uuid, name text, email text, force text, team text, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT p.id, p.name, p.email, f.name,
    (SELECT min(t.name) FROM memberships m JOIN teams t ON t.id = m.team_id WHERE m.person_id = p.id AND m.ended_at IS NULL),
    (SELECT array_agg(r.role ORDER BY r.role) FROM person_roles r WHERE r.person_id = p.id AND r.ended_at IS NULL)
  FROM people p JOIN forces f ON f.id = p.force_id
  WHERE p.password_hash IS NOT NULL AND p.ended_at IS NULL
  ORDER BY f.name, p.name
$$;
--> statement-breakpoint
-- Each event takes its place under a lock on its subject, and holds the hash of the one before it.
CREATE FUNCTION spo_chain_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject_id::text, 42));
  NEW.seq := nextval(pg_get_serial_sequence('events', 'seq'));
  SELECT e.hash INTO NEW.previous_hash FROM events e WHERE e.subject_id = NEW.subject_id ORDER BY e.seq DESC LIMIT 1;
  NEW.hash := spo_event_hash(NEW);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION spo_event_hash(e events) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    e.previous_hash, e.id, e.force_id, e.kind, e.subject_kind, e.subject_id, e.case_id, e.act, e.record_kind, e.record_id, e.actor_id,
    e.actor_name, e.actor_roles, e.from_status, e.to_status, e.detail, e.sentence, e.despite, extract(epoch FROM e.at))::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE FUNCTION spo_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER events_chain BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION spo_chain_event();
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION spo_never_changed();
--> statement-breakpoint
CREATE TRIGGER events_never_emptied BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION spo_never_changed();
--> statement-breakpoint
CREATE TRIGGER incident_versions_append_only BEFORE UPDATE OR DELETE ON incident_versions FOR EACH ROW EXECUTE FUNCTION spo_never_changed();
--> statement-breakpoint
CREATE TRIGGER custody_append_only BEFORE UPDATE OR DELETE ON custody FOR EACH ROW EXECUTE FUNCTION spo_never_changed();
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  -- Every table of a case: its force's, and not locked. A new one is caught by the test that reads the catalogue.
  FOR name IN SELECT c.table_name FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.column_name = 'case_id' AND c.table_name <> 'events'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY walls ON %I USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), ''{}''))))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO spo_program', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['districts', 'teams', 'people', 'memberships', 'person_roles', 'sessions', 'unsent_forms', 'report_counts', 'counters']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY walls ON %I USING (force_id = (SELECT spo_force()))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO spo_program', name);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON cases USING (force_id = (SELECT spo_force()) AND NOT (id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
ALTER TABLE forces ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON forces USING (id = (SELECT spo_force()));
--> statement-breakpoint
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON events USING (force_id = (SELECT spo_force()) AND (case_id IS NULL OR NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))));
--> statement-breakpoint
DROP POLICY walls ON unsent_forms;
--> statement-breakpoint
CREATE POLICY walls ON unsent_forms USING (force_id = (SELECT spo_force()) AND person_id = (SELECT spo_actor()));
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO spo_program;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON cases TO spo_program;
--> statement-breakpoint
GRANT SELECT, UPDATE ON forces TO spo_program;
--> statement-breakpoint
GRANT SELECT, INSERT ON events, sign_in_attempts TO spo_program;
--> statement-breakpoint
GRANT DELETE ON search_terms, unsent_forms TO spo_program;
--> statement-breakpoint
-- What was said at the time is never said again differently.
REVOKE UPDATE ON incident_versions, custody, assessments, decisions, reviews, comments, breach_steps, services, checks FROM spo_program;
--> statement-breakpoint
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO spo_program;
