CREATE TABLE "projected_forces" (
	"force_id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"events" integer NOT NULL,
	"files" integer NOT NULL,
	"faults" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outgoing_mail" DROP CONSTRAINT "outgoing_mail_kind";--> statement-breakpoint
ALTER TABLE "alarm_rules" DROP CONSTRAINT "alarm_rules_code";--> statement-breakpoint
ALTER TABLE "alarms" DROP CONSTRAINT "alarms_kind";--> statement-breakpoint
ALTER TABLE "waits" ALTER COLUMN "case_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alarm_notices" ALTER COLUMN "case_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alarms" ALTER COLUMN "case_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "waits" ADD COLUMN "subject" text NOT NULL DEFAULT 'case';--> statement-breakpoint
ALTER TABLE "waits" ALTER COLUMN "subject" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "waits" ADD COLUMN "pair_id" uuid;--> statement-breakpoint
ALTER TABLE "projected_forces" ADD CONSTRAINT "projected_forces_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_checks" ADD CONSTRAINT "record_checks_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "record_checks_at" ON "record_checks" USING btree ("force_id","at");--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_pair_id_report_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."report_pairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outgoing_mail_given_up" ON "outgoing_mail" USING btree ("force_id","person_id") WHERE "outgoing_mail"."given_up_at" is not null;--> statement-breakpoint
CREATE INDEX "outgoing_mail_person" ON "outgoing_mail" USING btree ("person_id","sent_at");--> statement-breakpoint
CREATE INDEX "waits_pair" ON "waits" USING btree ("pair_id") WHERE "waits"."pair_id" is not null;--> statement-breakpoint
CREATE INDEX "waits_force" ON "waits" USING btree ("force_id","due_at") WHERE "waits"."case_id" is null;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_kind" CHECK ("outgoing_mail"."kind" in ('emergencyOpening', 'restrictedAttempt', 'liftingAsked', 'refusalQuestioned', 'refusalEscalated', 'applicationReturned', 'applicationWaiting', 'breachRecorded', 'caseAllocated', 'workGiven', 'alarmBreachUnactioned', 'alarmBreachRepeated', 'alarmBreachThird', 'alarmGap', 'alarmUnserved', 'alarmNotification', 'alarmHearsayNotice', 'alarmOwnerless', 'alarmOwnerLeft', 'alarmOrderEnding', 'alarmRequestDue', 'alarmComplaintUnseen', 'alarmRelease', 'alarmPairToScreen', 'alarmDutyGap', 'alarmFeedSilent', 'alarmFeedStopped', 'alarmMailUndelivered', 'alarmRecordFault'));--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_subject" CHECK ("waits"."subject" in ('case', 'pair', 'force'));--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_of" CHECK (("waits"."subject" = 'case') = ("waits"."case_id" is not null) and ("waits"."subject" = 'pair') = ("waits"."pair_id" is not null));--> statement-breakpoint
ALTER TABLE "alarm_rules" ADD CONSTRAINT "alarm_rules_code" CHECK ("alarm_rules"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'orderEnding', 'requestDue', 'complaintUnseen', 'release', 'pairToScreen', 'dutyGap', 'feedSilent', 'feedStopped', 'mailUndelivered', 'recordFault'));--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_kind" CHECK ("alarms"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'orderEnding', 'requestDue', 'complaintUnseen', 'release', 'pairToScreen', 'dutyGap', 'feedSilent', 'feedStopped', 'mailUndelivered', 'recordFault'));
--> statement-breakpoint
-- What is of no case stands behind the wall of its force; what is of a case also behind the lock of that case.
DROP POLICY walls ON waits;--> statement-breakpoint
CREATE POLICY walls ON waits TO spo_program USING (force_id = (SELECT spo_force()) AND (case_id IS NULL OR NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))));--> statement-breakpoint
DROP POLICY walls ON alarms;--> statement-breakpoint
CREATE POLICY walls ON alarms TO spo_program USING (force_id = (SELECT spo_force()) AND (case_id IS NULL OR NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))));--> statement-breakpoint
DROP POLICY walls ON alarm_notices;--> statement-breakpoint
CREATE POLICY walls ON alarm_notices TO spo_program USING (force_id = (SELECT spo_force()) AND (case_id IS NULL OR NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))));--> statement-breakpoint
-- They are made again by the walls, for rows of no case too.
DROP POLICY IF EXISTS door_adds ON alarms;--> statement-breakpoint
DROP POLICY IF EXISTS door_changes ON alarms;--> statement-breakpoint
DROP POLICY IF EXISTS door_adds ON alarm_notices;--> statement-breakpoint
DROP POLICY IF EXISTS door_changes ON alarm_notices;--> statement-breakpoint
ALTER TABLE "projected_forces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "projected_forces" TO spo_program USING (force_id = (SELECT spo_force()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "projected_forces" TO spo_program;--> statement-breakpoint
ALTER TABLE "record_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "record_checks" TO spo_program USING (force_id = (SELECT spo_force()));--> statement-breakpoint
GRANT SELECT ON "record_checks" TO spo_program;
