CREATE TABLE "paper_marks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"passage" text,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_id" uuid,
	CONSTRAINT "paper_marks_kind" CHECK ("paper_marks"."kind" in ('heldBack', 'wordsChosen')),
	CONSTRAINT "paper_marks_record_kind" CHECK ("paper_marks"."record_kind" in ('incidents', 'exhibits', 'applications', 'draftConditions'))
);
--> statement-breakpoint
ALTER TABLE "paper_marks" ADD CONSTRAINT "paper_marks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_marks_case" ON "paper_marks" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "paper_marks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "paper_marks" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "paper_marks" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "paper_marks" TO spo_program;
