-- What is counted is written again from the records: the rows of the earlier version go.
TRUNCATE counted_cases, counted_decisions, counted_applications, counted_orders, counted_terms, counted_breaches;
--> statement-breakpoint
CREATE TABLE "counted_conditions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"library_code" text,
	"made_on" date NOT NULL,
	"breaches" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counted_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"milestone" text NOT NULL,
	"due_on" date NOT NULL,
	"told_on" date
);
--> statement-breakpoint
CREATE TABLE "counted_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"due_on" date NOT NULL,
	"done_on" date
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"to_whom" text NOT NULL,
	"reference" text,
	"is_outside" boolean NOT NULL,
	"remembered" text,
	"definition" jsonb NOT NULL,
	"cells" jsonb NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "districts" ADD COLUMN "is_force_wide" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "applicant" text NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "started_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "submitted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "authorised_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "returns" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "stopped_on" date;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "stopped_tier" text;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "stopped_limb" text;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "is_wrong_test" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "apply_decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "is_interim_sought" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "has_interim_order" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "interim_lapsed_on" date;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "gap_days" integer;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "gap_from" date;--> statement-breakpoint
ALTER TABLE "counted_applications" ADD COLUMN "last_listed_on" date;--> statement-breakpoint
ALTER TABLE "counted_breaches" ADD COLUMN "order_kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_breaches" ADD COLUMN "is_charged" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_breaches" ADD COLUMN "is_no_further_action" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_breaches" ADD COLUMN "is_decided_since" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "relationship" text NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "age_group" text NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "apply_decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "is_reclassified" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "diverted_on" date;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "diverted_breach_on" date;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "is_closed_whole" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_decisions" ADD COLUMN "tier" text;--> statement-breakpoint
ALTER TABLE "counted_decisions" ADD COLUMN "result" text;--> statement-breakpoint
ALTER TABLE "counted_orders" ADD COLUMN "age_group" text NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_orders" ADD COLUMN "asked_on" date;--> statement-breakpoint
ALTER TABLE "counted_orders" ADD COLUMN "notify_by" date;--> statement-breakpoint
ALTER TABLE "counted_orders" ADD COLUMN "notified_on" date;--> statement-breakpoint
ALTER TABLE "counted_orders" ADD COLUMN "has_sealed" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_orders" ADD COLUMN "breaches" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "counted_orders" ADD COLUMN "last_checked_on" date;--> statement-breakpoint
ALTER TABLE "counted_conditions" ADD CONSTRAINT "counted_conditions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_contacts" ADD CONSTRAINT "counted_contacts_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_reviews" ADD CONSTRAINT "counted_reviews_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counted_conditions_case" ON "counted_conditions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_conditions_made" ON "counted_conditions" USING btree ("force_id","made_on");--> statement-breakpoint
CREATE INDEX "counted_contacts_case" ON "counted_contacts" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_contacts_due" ON "counted_contacts" USING btree ("force_id","due_on");--> statement-breakpoint
CREATE INDEX "counted_contacts_told" ON "counted_contacts" USING btree ("force_id","told_on");--> statement-breakpoint
CREATE INDEX "counted_reviews_case" ON "counted_reviews" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_reviews_due" ON "counted_reviews" USING btree ("force_id","due_on");--> statement-breakpoint
CREATE INDEX "counted_reviews_done" ON "counted_reviews" USING btree ("force_id","done_on");--> statement-breakpoint
CREATE INDEX "releases_force" ON "releases" USING btree ("force_id","at");--> statement-breakpoint
CREATE INDEX "releases_remembered" ON "releases" USING btree ("force_id","remembered") WHERE "releases"."remembered" is not null;--> statement-breakpoint
CREATE INDEX "counted_applications_stopped" ON "counted_applications" USING btree ("force_id","kind","stopped_on");--> statement-breakpoint
CREATE INDEX "counted_cases_closed" ON "counted_cases" USING btree ("force_id","closed_on");
--> statement-breakpoint
ALTER TABLE counted_contacts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE counted_contacts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON counted_contacts TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
CREATE POLICY counting ON counted_contacts FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_contacts TO spo_program;
--> statement-breakpoint
ALTER TABLE counted_reviews ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE counted_reviews FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON counted_reviews TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
CREATE POLICY counting ON counted_reviews FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_reviews TO spo_program;
--> statement-breakpoint
ALTER TABLE counted_conditions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE counted_conditions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON counted_conditions TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
CREATE POLICY counting ON counted_conditions FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_conditions TO spo_program;
--> statement-breakpoint
ALTER TABLE districts NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE districts SET is_force_wide = true WHERE lower(name) = 'force-wide';
--> statement-breakpoint
ALTER TABLE districts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- What was given is added and never changed.
ALTER TABLE releases ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE releases FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON releases TO spo_program USING (force_id = (SELECT spo_force()));
--> statement-breakpoint
GRANT SELECT, INSERT ON releases TO spo_program;
