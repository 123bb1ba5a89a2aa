CREATE TABLE "disclosures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"to_whom" text NOT NULL,
	"purpose" text NOT NULL,
	"disclosed_on" date NOT NULL,
	"exhibit_ids" uuid[] NOT NULL,
	"withheld_ids" uuid[] NOT NULL,
	"withheld_why" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "third_party_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"to_whom" text NOT NULL,
	"asked" text NOT NULL,
	"basis" text NOT NULL,
	"asked_on" date NOT NULL,
	"chase_on" date NOT NULL,
	"chased_on" text[] NOT NULL,
	"last_word" text,
	"ended_on" date,
	"ending" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "third_party_requests_kind" CHECK ("third_party_requests"."kind" in ('employer', 'school', 'platform', 'health', 'landlord', 'force', 'other')),
	CONSTRAINT "third_party_requests_ending" CHECK ("third_party_requests"."ending" in ('received', 'partly', 'refused', 'notHeld', 'notNeeded'))
);
--> statement-breakpoint
ALTER TABLE "custody" DROP CONSTRAINT "custody_what";--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "derived_from_id" uuid;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "derivation" text;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "likeness" text;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "distressing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "distressing_why" text;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD CONSTRAINT "third_party_requests_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disclosures_case" ON "disclosures" USING btree ("case_id","disclosed_on");--> statement-breakpoint
CREATE INDEX "third_party_requests_case" ON "third_party_requests" USING btree ("case_id","asked_on");--> statement-breakpoint
ALTER TABLE "custody" ADD CONSTRAINT "custody_what" CHECK ("custody"."what" in ('received', 'viewed', 'copied', 'redacted', 'disclosed', 'returned', 'disposed', 'moved'));--> statement-breakpoint
ALTER TABLE "exhibits" ADD CONSTRAINT "exhibits_derivation" CHECK ("exhibits"."derivation" in ('redacted', 'transcript', 'translation', 'extract'));--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['disclosures', 'third_party_requests']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY walls ON %I USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), ''{}''))))', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO spo_program', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE ON third_party_requests TO spo_program;
--> statement-breakpoint
-- What was received stays as it was received: only how it is shown may change.
REVOKE UPDATE ON exhibits FROM spo_program;
--> statement-breakpoint
GRANT UPDATE (distressing, distressing_why) ON exhibits TO spo_program;
