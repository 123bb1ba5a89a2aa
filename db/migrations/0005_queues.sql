CREATE INDEX "cases_status_opened" ON "cases" USING btree ("force_id","status","opened_at");--> statement-breakpoint
CREATE INDEX "named_since" ON "named" USING btree ("force_id","why","at");--> statement-breakpoint
CREATE INDEX "decisions_reason_code" ON "decisions" USING btree ("force_id","reason_code","at");--> statement-breakpoint
CREATE INDEX "incidents_recorded" ON "incidents" USING btree ("case_id","recorded_at");--> statement-breakpoint
-- Emergency openings of restricted cases since a moment, for those who must be told of each: never what the case is about.
-- Definer: the cases are closed to the reader too.
CREATE FUNCTION spo_openings(since timestamptz) RETURNS TABLE (ref text, team_id uuid, person text, at timestamptz, until_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT c.ref, c.team_id, p.name, n.at, n.until_at
  FROM named n JOIN cases c ON c.id = n.case_id JOIN people p ON p.id = n.person_id
  WHERE n.force_id = spo_force() AND n.why = 'breakGlass' AND n.at >= since
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_openings(timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_openings(timestamptz) TO spo_program;
