CREATE TABLE "suspect_matches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"report_ref" text NOT NULL,
	"case_id" uuid,
	"case_ref" text,
	"pair_id" uuid,
	"score" real NOT NULL,
	"why" text[] NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"answer" text,
	"reason" text,
	"answered_at" timestamp with time zone,
	"answered_by_id" uuid,
	CONSTRAINT "suspect_matches_answer" CHECK ("suspect_matches"."answer" in ('same', 'different'))
);
--> statement-breakpoint
ALTER TABLE "outgoing_mail" DROP CONSTRAINT "outgoing_mail_kind";--> statement-breakpoint
ALTER TABLE "alarm_rules" DROP CONSTRAINT "alarm_rules_code";--> statement-breakpoint
ALTER TABLE "alarms" DROP CONSTRAINT "alarms_kind";--> statement-breakpoint
ALTER TABLE "suspect_matches" ADD CONSTRAINT "suspect_matches_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "suspect_matches_once" ON "suspect_matches" USING btree ("force_id","report_ref",coalesce("case_id", "pair_id"));--> statement-breakpoint
CREATE INDEX "suspect_matches_open" ON "suspect_matches" USING btree ("force_id","answered_at");--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_kind" CHECK ("outgoing_mail"."kind" in ('emergencyOpening', 'restrictedAttempt', 'liftingAsked', 'refusalQuestioned', 'refusalEscalated', 'applicationReturned', 'applicationWaiting', 'breachRecorded', 'caseAllocated', 'workGiven', 'alarmBreachUnactioned', 'alarmBreachRepeated', 'alarmBreachThird', 'alarmGap', 'alarmUnserved', 'alarmNotification', 'alarmHearsayNotice', 'alarmOwnerless', 'alarmOwnerLeft', 'alarmMarker', 'alarmOrderEnding', 'alarmRequestDue', 'alarmComplaintUnseen', 'alarmRelease', 'alarmPairToScreen', 'alarmKnownSuspect', 'alarmDutyGap', 'alarmFeedSilent', 'alarmFeedStopped', 'alarmMailUndelivered', 'alarmRecordFault'));--> statement-breakpoint
ALTER TABLE "alarm_rules" ADD CONSTRAINT "alarm_rules_code" CHECK ("alarm_rules"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'marker', 'orderEnding', 'requestDue', 'complaintUnseen', 'release', 'pairToScreen', 'knownSuspect', 'dutyGap', 'feedSilent', 'feedStopped', 'mailUndelivered', 'recordFault'));--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_kind" CHECK ("alarms"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'marker', 'orderEnding', 'requestDue', 'complaintUnseen', 'release', 'pairToScreen', 'knownSuspect', 'dutyGap', 'feedSilent', 'feedStopped', 'mailUndelivered', 'recordFault'));
--> statement-breakpoint
ALTER TABLE "suspect_matches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "suspect_matches" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "suspect_matches" TO spo_program USING (force_id = (SELECT spo_force()) AND (case_id IS NULL OR NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "suspect_matches" TO spo_program;
--> statement-breakpoint
-- Cases of the force that share a word with a case by which its defendant is known. Of one that is closed to the actor no
-- more than that it is there, and only where a name and a date of birth, or a number or an account, are the same.
CREATE FUNCTION spo_cases_sharing(of_case uuid) RETURNS TABLE (case_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH own AS (
    SELECT s.kind, s.value FROM search_terms s WHERE s.case_id = of_case AND s.force_id = spo_force()
      AND NOT (of_case = ANY ((SELECT spo_locked())::uuid[])) AND s.kind IN ('defendant', 'alias', 'bornOn', 'phone', 'email', 'handle')),
  shared AS (
    SELECT s.case_id, bool_or(s.kind IN ('defendant', 'alias')) AS named, bool_or(s.kind = 'bornOn') AS born,
      bool_or(s.kind IN ('phone', 'email', 'handle')) AS numbered
    FROM own o JOIN search_terms s ON s.force_id = spo_force() AND s.value = o.value
      AND (s.kind = o.kind OR s.kind IN ('defendant', 'alias') AND o.kind IN ('defendant', 'alias'))
    WHERE s.case_id <> of_case GROUP BY s.case_id)
  SELECT CASE WHEN h.case_id = ANY ((SELECT spo_locked())::uuid[]) THEN NULL ELSE h.case_id END FROM shared h
  WHERE NOT (h.case_id = ANY ((SELECT spo_locked())::uuid[])) OR (h.named AND h.born) OR h.numbered
  ORDER BY h.case_id LIMIT 500
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_cases_sharing(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_cases_sharing(uuid) TO spo_program;
