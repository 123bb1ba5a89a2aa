-- Which restricted cases are closed to whoever asks, is looked up once a statement and not once for each table that it reads: a case
-- is loaded by one statement from thirty tables. Kept with the statement and who asked, so that the next one looks again.
CREATE FUNCTION spo_locked_cases() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
-- Null when nobody asks: then nothing is kept. PostgreSQL puts its body in the place of its call, and that of spo_locked.
CREATE FUNCTION spo_statement() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT statement_timestamp()::text || ' ' || current_setting('spo.force', true) || ' ' || current_setting('spo.actor', true)
    || ' ' || current_setting('spo.breaking', true)
$$;
--> statement-breakpoint
CREATE FUNCTION spo_look_up_locked() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  found uuid[] := public.spo_locked_cases();
BEGIN
  PERFORM set_config('spo.locked', found::text, true), set_config('spo.locked_in', public.spo_statement(), true);
  RETURN found;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION spo_locked() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN current_setting('spo.locked_in', true) = public.spo_statement()
    THEN current_setting('spo.locked', true)::uuid[] ELSE public.spo_look_up_locked() END
$$;
--> statement-breakpoint
-- It was a definer function, whose path and rights keep it from being put in the place of its call; now spo_locked_cases is.
ALTER FUNCTION spo_locked() OWNER TO CURRENT_USER;
