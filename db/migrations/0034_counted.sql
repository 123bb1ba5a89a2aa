CREATE TABLE "counted_applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"reported_on" date NOT NULL,
	"lodged_on" date,
	"first_heard_on" date,
	"determined_on" date
);
--> statement-breakpoint
CREATE TABLE "counted_breaches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"offence" text NOT NULL,
	"source" text NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"known_on" date NOT NULL,
	"first_step_at" timestamp with time zone,
	"arrest_decided_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "counted_cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"is_open" boolean NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_on" date NOT NULL,
	"reported_on" date NOT NULL,
	"first_decision_at" timestamp with time zone,
	"is_declined" boolean NOT NULL,
	"first_lodged_on" date,
	"incidents" integer NOT NULL,
	"crime_references" integer NOT NULL,
	"linked_late_by" integer
);
--> statement-breakpoint
CREATE TABLE "counted_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_on" date NOT NULL,
	"recorded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "counted_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"made_on" date NOT NULL,
	"served_on" date,
	"owner_id" uuid,
	"has_check" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counted_terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"last_day" date,
	"is_end_decided" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "counted_applications" ADD CONSTRAINT "counted_applications_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_breaches" ADD CONSTRAINT "counted_breaches_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD CONSTRAINT "counted_cases_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_decisions" ADD CONSTRAINT "counted_decisions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_orders" ADD CONSTRAINT "counted_orders_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_terms" ADD CONSTRAINT "counted_terms_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counted_applications_case" ON "counted_applications" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_applications_lodged" ON "counted_applications" USING btree ("force_id","kind","lodged_on");--> statement-breakpoint
CREATE INDEX "counted_applications_heard" ON "counted_applications" USING btree ("force_id","kind","first_heard_on");--> statement-breakpoint
CREATE INDEX "counted_applications_determined" ON "counted_applications" USING btree ("force_id","kind","determined_on");--> statement-breakpoint
CREATE INDEX "counted_applications_status" ON "counted_applications" USING btree ("force_id","kind","status");--> statement-breakpoint
CREATE INDEX "counted_breaches_case" ON "counted_breaches" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_breaches_known" ON "counted_breaches" USING btree ("force_id","known_on");--> statement-breakpoint
CREATE INDEX "counted_breaches_open" ON "counted_breaches" USING btree ("force_id","ended_at","first_step_at");--> statement-breakpoint
CREATE INDEX "counted_cases_case" ON "counted_cases" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_cases_opened" ON "counted_cases" USING btree ("force_id","opened_on");--> statement-breakpoint
CREATE INDEX "counted_cases_open" ON "counted_cases" USING btree ("force_id","is_open","first_decision_at");--> statement-breakpoint
CREATE INDEX "counted_decisions_case" ON "counted_decisions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_decisions_made" ON "counted_decisions" USING btree ("force_id","made_on");--> statement-breakpoint
CREATE INDEX "counted_orders_case" ON "counted_orders" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_orders_made" ON "counted_orders" USING btree ("force_id","made_on");--> statement-breakpoint
CREATE INDEX "counted_orders_served" ON "counted_orders" USING btree ("force_id","served_on");--> statement-breakpoint
CREATE INDEX "counted_terms_case" ON "counted_terms" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_terms_order" ON "counted_terms" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "counted_terms_days" ON "counted_terms" USING btree ("force_id","to_on","from_on");
--> statement-breakpoint
-- Measures are counted over the whole force whoever asks: a transaction that says it counts sees these rows of restricted cases
-- too. They hold dates and ids and no word, and what is listed is read through the walled tables.
CREATE FUNCTION spo_counting() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT coalesce(current_setting('spo.counting', true), '') = 'on' $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_counting() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_counting() TO spo_program;
--> statement-breakpoint
ALTER TABLE counted_cases ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE counted_cases FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON counted_cases TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
CREATE POLICY counting ON counted_cases FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_cases TO spo_program;
--> statement-breakpoint
ALTER TABLE counted_decisions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE counted_decisions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON counted_decisions TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
CREATE POLICY counting ON counted_decisions FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_decisions TO spo_program;
--> statement-breakpoint
ALTER TABLE counted_applications ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE counted_applications FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON counted_applications TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
CREATE POLICY counting ON counted_applications FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_applications TO spo_program;
--> statement-breakpoint
ALTER TABLE counted_orders ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE counted_orders FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON counted_orders TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
CREATE POLICY counting ON counted_orders FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_orders TO spo_program;
--> statement-breakpoint
ALTER TABLE counted_terms ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE counted_terms FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON counted_terms TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
CREATE POLICY counting ON counted_terms FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_terms TO spo_program;
--> statement-breakpoint
ALTER TABLE counted_breaches ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE counted_breaches FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON counted_breaches TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
CREATE POLICY counting ON counted_breaches FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_breaches TO spo_program;
--> statement-breakpoint
-- Rows of what waits are changed in place.
GRANT UPDATE ON waits TO spo_program;
--> statement-breakpoint
DROP POLICY IF EXISTS door_changes ON waits;
