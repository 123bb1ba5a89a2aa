CREATE TABLE "outgoing_mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"case_ref" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"given_up_at" timestamp with time zone,
	CONSTRAINT "outgoing_mail_kind" CHECK ("outgoing_mail"."kind" in ('emergencyOpening', 'refusalQuestioned', 'refusalEscalated', 'applicationReturned', 'applicationWaiting', 'breachRecorded', 'caseAllocated'))
);
--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outgoing_mail_due" ON "outgoing_mail" USING btree ("due_at") WHERE "outgoing_mail"."sent_at" is null and "outgoing_mail"."given_up_at" is null;--> statement-breakpoint
CREATE INDEX "outgoing_mail_force" ON "outgoing_mail" USING btree ("force_id","created_at");--> statement-breakpoint
ALTER TABLE "named" ADD CONSTRAINT "named_until" CHECK ("named"."until_at" >= "named"."at");
--> statement-breakpoint
ALTER TABLE outgoing_mail ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON outgoing_mail USING (force_id = (SELECT spo_force()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON outgoing_mail TO spo_program;
--> statement-breakpoint
-- Whoever sends belongs to no force: the forces that have mail due, and no more. Definer: each force's mail is closed to it.
CREATE FUNCTION spo_forces_with_mail(moment timestamptz) RETURNS TABLE (force_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT m.force_id FROM outgoing_mail m
  WHERE m.sent_at IS NULL AND m.given_up_at IS NULL AND m.due_at <= moment
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_forces_with_mail(timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_forces_with_mail(timestamptz) TO spo_program;