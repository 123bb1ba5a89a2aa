ALTER TABLE "people" ADD COLUMN "calendar_key" text;--> statement-breakpoint
CREATE UNIQUE INDEX "people_calendar" ON "people" USING btree ("calendar_key");--> statement-breakpoint
-- A calendar asks without a session: whose feed this is, if it is anyone's.
CREATE FUNCTION spo_person_by_calendar(wanted text) RETURNS TABLE (id uuid, force_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT p.id, p.force_id FROM people p WHERE p.calendar_key = wanted AND p.ended_at IS NULL
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_person_by_calendar(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_person_by_calendar(text) TO spo_program;
