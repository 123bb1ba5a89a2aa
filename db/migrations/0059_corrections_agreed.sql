CREATE TABLE "correction_proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"act" text NOT NULL,
	"record_id" uuid NOT NULL,
	"input" jsonb NOT NULL,
	"seen" text NOT NULL,
	"order_id" uuid,
	"what" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"outcome" text,
	"note" text,
	"decided_at" timestamp with time zone,
	"decided_by_id" uuid,
	CONSTRAINT "correction_proposals_outcome" CHECK ("correction_proposals"."outcome" in ('agreed', 'refused', 'takenBack'))
);
--> statement-breakpoint
ALTER TABLE "outgoing_mail" DROP CONSTRAINT "outgoing_mail_kind";--> statement-breakpoint
ALTER TABLE "alarm_rules" DROP CONSTRAINT "alarm_rules_code";--> statement-breakpoint
ALTER TABLE "alarms" DROP CONSTRAINT "alarms_kind";--> statement-breakpoint
ALTER TABLE "defendants" ADD COLUMN "offender_reference" text;--> statement-breakpoint
ALTER TABLE "defendants" ADD COLUMN "offender_manager_id" uuid;--> statement-breakpoint
ALTER TABLE "correction_proposals" ADD CONSTRAINT "correction_proposals_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_proposals_case" ON "correction_proposals" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_kind" CHECK ("outgoing_mail"."kind" in ('emergencyOpening', 'restrictedAttempt', 'restrictedReport', 'liftingAsked', 'refusalQuestioned', 'decisionQuestioned', 'decisionEscalated', 'refusalEscalated', 'applicationReturned', 'applicationWaiting', 'breachRecorded', 'caseAllocated', 'workGiven', 'dailyDigest', 'monthlyLimits', 'alarmBreachUnactioned', 'alarmBreachRepeated', 'alarmBreachThird', 'alarmGap', 'alarmUnserved', 'alarmNotification', 'alarmHearsayNotice', 'alarmOwnerless', 'alarmOwnerLeft', 'alarmMarker', 'alarmOrderEnding', 'alarmRequestDue', 'alarmComplaintUnseen', 'alarmDraftIdle', 'alarmClosedLacking', 'alarmDecisionEscalated', 'alarmRelease', 'alarmPart2Ends', 'alarmPairToScreen', 'alarmKnownSuspect', 'alarmDutyGap', 'alarmFeedSilent', 'alarmFeedStopped', 'alarmMailUndelivered', 'alarmLawCheck', 'alarmRecordFault'));--> statement-breakpoint
ALTER TABLE "alarm_rules" ADD CONSTRAINT "alarm_rules_code" CHECK ("alarm_rules"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'marker', 'orderEnding', 'requestDue', 'complaintUnseen', 'draftIdle', 'closedLacking', 'decisionEscalated', 'release', 'part2Ends', 'pairToScreen', 'knownSuspect', 'dutyGap', 'feedSilent', 'feedStopped', 'mailUndelivered', 'recordFault', 'lawCheck'));--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_kind" CHECK ("alarms"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'marker', 'orderEnding', 'requestDue', 'complaintUnseen', 'draftIdle', 'closedLacking', 'decisionEscalated', 'release', 'part2Ends', 'pairToScreen', 'knownSuspect', 'dutyGap', 'feedSilent', 'feedStopped', 'mailUndelivered', 'recordFault', 'lawCheck'));
--> statement-breakpoint
ALTER TABLE "correction_proposals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "correction_proposals" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "correction_proposals" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "correction_proposals" TO spo_program;
