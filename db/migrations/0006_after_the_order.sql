CREATE TABLE "legal_questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"order_id" uuid,
	"rule" text,
	"question" text NOT NULL,
	"source" text,
	"raised_at" timestamp with time zone NOT NULL,
	"raised_by_id" uuid NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by_id" uuid,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"country" text NOT NULL,
	"moved_on" date NOT NULL,
	"note" text NOT NULL,
	"told_on" date,
	"liaison" text,
	"returned_on" date,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "moves_country" CHECK ("moves"."country" in ('scotland', 'northernIreland', 'elsewhere'))
);
--> statement-breakpoint
CREATE TABLE "youth_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"application_id" uuid,
	"order_id" uuid,
	"done_on" date NOT NULL,
	"who" text NOT NULL,
	"note" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "youth_steps_kind" CHECK ("youth_steps"."kind" in ('youthTeamTold', 'papersOnGuardian', 'orderOnGuardian'))
);
--> statement-breakpoint
ALTER TABLE "order_versions" ALTER COLUMN "application_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "application_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "change_asked" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "changed_since" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "protected_views" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "defendant_consent" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "police_consent" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "consent_note" text;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD COLUMN "from_condition_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "origin" text DEFAULT 'application' NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_questions" ADD CONSTRAINT "legal_questions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "youth_steps" ADD CONSTRAINT "youth_steps_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "legal_questions_case" ON "legal_questions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "legal_questions_open" ON "legal_questions" USING btree ("force_id","answered_at","raised_at");--> statement-breakpoint
CREATE INDEX "moves_case" ON "moves" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "youth_steps_case" ON "youth_steps" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_origin" CHECK ("orders"."origin" in ('application', 'conviction', 'acquittal'));--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['legal_questions', 'youth_steps', 'moves']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY walls ON %I USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), ''{}''))))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO spo_program', name);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE UPDATE ON youth_steps FROM spo_program;
