CREATE TABLE "case_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"other_ref" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"aggressor" text,
	"aggressor_reason" text,
	"aggressor_at" timestamp with time zone,
	"aggressor_by_id" uuid,
	"ended_at" timestamp with time zone,
	"ended_by_id" uuid,
	"ended_reason" text,
	CONSTRAINT "case_links_kind" CHECK ("case_links"."kind" in ('counterAllegation', 'sameDefendant', 'sameProtectedPerson', 'related')),
	CONSTRAINT "case_links_aggressor" CHECK ("case_links"."aggressor" in ('defendant', 'protectedPerson', 'unclear'))
);
--> statement-breakpoint
ALTER TABLE "exhibits" ADD COLUMN "of_itself" jsonb;--> statement-breakpoint
ALTER TABLE "case_links" ADD CONSTRAINT "case_links_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_links_case" ON "case_links" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "case_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "case_links" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "case_links" TO spo_program;
