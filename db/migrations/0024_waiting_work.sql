-- What waits in all forces, for whoever watches the service: ages and counts, and nothing of whose they are.
CREATE FUNCTION spo_waiting() RETURNS TABLE (mail timestamptz, imports timestamptz, reports timestamptz, failed integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT
    (SELECT min(m.due_at) FROM outgoing_mail m WHERE m.sent_at IS NULL AND m.given_up_at IS NULL AND m.due_at <= now()),
    (SELECT min(i.asked_at) FROM imports i WHERE i.state = 'queued'),
    (SELECT min(r.started_at) FROM report_imports r WHERE r.state = 'running' AND (r.taken_until IS NULL OR r.taken_until < clock_timestamp())),
    (SELECT count(*)::int FROM outgoing_mail m WHERE m.given_up_at > now() - interval '1 day')
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_waiting() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_waiting() TO spo_program;
