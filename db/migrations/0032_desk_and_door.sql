CREATE TABLE "review_points" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"part" text NOT NULL,
	"tier" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"review_id" uuid,
	"removed_at" timestamp with time zone,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by_id" uuid,
	CONSTRAINT "review_points_tier" CHECK ("review_points"."tier" in ('sergeant', 'coordinator', 'legal', 'authorising'))
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "review_points" ADD CONSTRAINT "review_points_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_points" ADD CONSTRAINT "review_points_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_points_case" ON "review_points" USING btree ("case_id");
--> statement-breakpoint
ALTER TABLE "review_points" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "review_points" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "review_points" TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "review_points" TO spo_program;
--> statement-breakpoint
-- The case that this transaction may write to from its door, and to which it may add no more than an act of the door adds.
CREATE FUNCTION spo_at_door() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('spo.door', true), '')::uuid $$;
--> statement-breakpoint
-- The restricted order in force against somebody of exactly this name and date of birth, for an officer who writes what was
-- seen and is shown none of it. Of several, the one made last.
CREATE FUNCTION spo_locked_order(names text[], born text, today date) RETURNS TABLE (ref text, order_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT l.ref, o.id FROM spo_locked_at_door(names, born, today) l JOIN cases c ON c.ref = l.ref AND c.force_id = spo_force()
  JOIN orders o ON o.case_id = c.id
  LEFT JOIN LATERAL (SELECT v.last_day FROM order_versions v WHERE v.order_id = o.id ORDER BY v.version DESC LIMIT 1) now ON true
  WHERE o.made_on <= today AND (o.ended_on IS NULL OR today < o.ended_on) AND (now.last_day IS NULL OR today <= now.last_day)
  ORDER BY o.made_on DESC, o.id LIMIT 1
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_at_door(), spo_locked_order(text[], text, date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_at_door(), spo_locked_order(text[], text, date) TO spo_program;
