CREATE TABLE "counted_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_kind" text NOT NULL,
	"received_on" date NOT NULL,
	"due_on" date NOT NULL,
	"answered_on" date,
	"told_on" date
);
--> statement-breakpoint
CREATE TABLE "course_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"course" text NOT NULL,
	"done_on" date NOT NULL,
	"provider" text,
	"removed_at" timestamp with time zone,
	"by_id" uuid NOT NULL,
	CONSTRAINT "course_records_course" CHECK ("course_records"."course" in ('awareness', 'investigation', 'orders', 'riskTools', 'authorising', 'coordinator'))
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"note" text NOT NULL,
	"done_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "second_looks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"look" text NOT NULL,
	"decision_id" uuid,
	"request_id" uuid,
	"limb" text,
	"wrong_test" text,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "second_looks_look" CHECK ("second_looks"."look" in ('screened', 'escalated', 'upheld', 'sentBack', 'closingSeen')),
	CONSTRAINT "second_looks_limb" CHECK ("second_looks"."limb" in ('acts', 'risk', 'necessity')),
	CONSTRAINT "second_looks_wrong_test" CHECK ("second_looks"."wrong_test" in ('criminalThreshold', 'victimSupport', 'otherOrder', 'lowLevel'))
);
--> statement-breakpoint
CREATE TABLE "set_asides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"what" text NOT NULL,
	"until_on" date NOT NULL,
	"reason" text NOT NULL,
	"ended_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outgoing_mail" DROP CONSTRAINT "outgoing_mail_kind";--> statement-breakpoint
ALTER TABLE "alarm_rules" DROP CONSTRAINT "alarm_rules_code";--> statement-breakpoint
ALTER TABLE "alarms" DROP CONSTRAINT "alarms_kind";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "digest" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "closed_lacking" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "limb" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "what_would_change" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "wrong_test" text;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "whose" text;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "enquiry" text;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "necessity" text;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "less_intrusive" text;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "notice_on" date;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "no_notice" text;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "counselling" text;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "probative_value" text;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD COLUMN "approved_on" date;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "written_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "officer_id" uuid;--> statement-breakpoint
ALTER TABLE "counted_requests" ADD CONSTRAINT "counted_requests_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_records" ADD CONSTRAINT "course_records_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_records" ADD CONSTRAINT "course_records_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_looks" ADD CONSTRAINT "second_looks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_looks" ADD CONSTRAINT "second_looks_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_looks" ADD CONSTRAINT "second_looks_request_id_outside_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."outside_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_asides" ADD CONSTRAINT "set_asides_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counted_requests_case" ON "counted_requests" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_requests_due" ON "counted_requests" USING btree ("force_id","due_on");--> statement-breakpoint
CREATE INDEX "course_records_person" ON "course_records" USING btree ("force_id","person_id","done_on");--> statement-breakpoint
CREATE INDEX "reminders_case" ON "reminders" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "second_looks_case" ON "second_looks" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "set_asides_case" ON "set_asides" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_limb" CHECK ("decisions"."limb" in ('acts', 'risk', 'necessity'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_wrong_test" CHECK ("decisions"."wrong_test" in ('criminalThreshold', 'victimSupport', 'otherOrder', 'lowLevel'));--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD CONSTRAINT "third_party_requests_whose" CHECK ("third_party_requests"."whose" in ('victim', 'defendant', 'other'));--> statement-breakpoint
ALTER TABLE "third_party_requests" ADD CONSTRAINT "third_party_requests_counselling" CHECK ("third_party_requests"."counselling" in ('no', 'yes'));--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_kind" CHECK ("outgoing_mail"."kind" in ('emergencyOpening', 'restrictedAttempt', 'liftingAsked', 'refusalQuestioned', 'decisionQuestioned', 'decisionEscalated', 'refusalEscalated', 'applicationReturned', 'applicationWaiting', 'breachRecorded', 'caseAllocated', 'workGiven', 'dailyDigest', 'monthlyLimits', 'alarmBreachUnactioned', 'alarmBreachRepeated', 'alarmBreachThird', 'alarmGap', 'alarmUnserved', 'alarmNotification', 'alarmHearsayNotice', 'alarmOwnerless', 'alarmOwnerLeft', 'alarmMarker', 'alarmOrderEnding', 'alarmRequestDue', 'alarmComplaintUnseen', 'alarmDraftIdle', 'alarmClosedLacking', 'alarmDecisionEscalated', 'alarmRelease', 'alarmPairToScreen', 'alarmKnownSuspect', 'alarmDutyGap', 'alarmFeedSilent', 'alarmFeedStopped', 'alarmMailUndelivered', 'alarmRecordFault'));--> statement-breakpoint
ALTER TABLE "alarm_rules" ADD CONSTRAINT "alarm_rules_code" CHECK ("alarm_rules"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'marker', 'orderEnding', 'requestDue', 'complaintUnseen', 'draftIdle', 'closedLacking', 'decisionEscalated', 'release', 'pairToScreen', 'knownSuspect', 'dutyGap', 'feedSilent', 'feedStopped', 'mailUndelivered', 'recordFault'));--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_kind" CHECK ("alarms"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'marker', 'orderEnding', 'requestDue', 'complaintUnseen', 'draftIdle', 'closedLacking', 'decisionEscalated', 'release', 'pairToScreen', 'knownSuspect', 'dutyGap', 'feedSilent', 'feedStopped', 'mailUndelivered', 'recordFault'));
--> statement-breakpoint
ALTER TABLE "second_looks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "second_looks" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "second_looks" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT ON "second_looks" TO spo_program;
--> statement-breakpoint
ALTER TABLE "reminders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reminders" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "reminders" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "reminders" TO spo_program;
--> statement-breakpoint
ALTER TABLE "set_asides" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "set_asides" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "set_asides" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "set_asides" TO spo_program;
--> statement-breakpoint
ALTER TABLE course_records ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON course_records USING (force_id = (SELECT spo_force()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON course_records TO spo_program;--> statement-breakpoint
ALTER TABLE counted_requests ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE counted_requests FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON counted_requests TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
CREATE POLICY counting ON counted_requests FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_requests TO spo_program;
