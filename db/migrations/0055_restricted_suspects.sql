ALTER TABLE "outgoing_mail" DROP CONSTRAINT "outgoing_mail_kind";--> statement-breakpoint
DROP INDEX "suspect_matches_once";--> statement-breakpoint
ALTER TABLE "suspect_matches" ADD COLUMN "ring_team_id" uuid;--> statement-breakpoint
ALTER TABLE "suspect_matches" ADD CONSTRAINT "suspect_matches_ring_team_id_teams_id_fk" FOREIGN KEY ("ring_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "suspect_matches_once" ON "suspect_matches" USING btree ("force_id","report_ref",coalesce("case_id", "pair_id", "ring_team_id"));--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_kind" CHECK ("outgoing_mail"."kind" in ('emergencyOpening', 'restrictedAttempt', 'restrictedReport', 'liftingAsked', 'refusalQuestioned', 'decisionQuestioned', 'decisionEscalated', 'refusalEscalated', 'applicationReturned', 'applicationWaiting', 'breachRecorded', 'caseAllocated', 'workGiven', 'dailyDigest', 'monthlyLimits', 'alarmBreachUnactioned', 'alarmBreachRepeated', 'alarmBreachThird', 'alarmGap', 'alarmUnserved', 'alarmNotification', 'alarmHearsayNotice', 'alarmOwnerless', 'alarmOwnerLeft', 'alarmMarker', 'alarmOrderEnding', 'alarmRequestDue', 'alarmComplaintUnseen', 'alarmDraftIdle', 'alarmClosedLacking', 'alarmDecisionEscalated', 'alarmRelease', 'alarmPairToScreen', 'alarmKnownSuspect', 'alarmDutyGap', 'alarmFeedSilent', 'alarmFeedStopped', 'alarmMailUndelivered', 'alarmRecordFault'));--> statement-breakpoint
-- Restricted cases of the force whose words are those of a report's suspect, where a name and a date of birth, or a number or
-- an account, are the same. For the linkage, which compares each as those who are let in would, and keeps nothing of it but the team.
CREATE FUNCTION spo_restricted_suspects(terms jsonb) RETURNS TABLE (report_ref text, case_id uuid, team_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.ref, c.id, c.team_id FROM jsonb_to_recordset(terms) AS t(ref text, kind text, value text)
  JOIN search_terms s ON s.force_id = spo_force() AND s.kind = t.kind AND s.value = t.value
  JOIN cases c ON c.id = s.case_id AND c.force_id = spo_force()
  WHERE EXISTS (SELECT FROM restrictions r WHERE r.case_id = c.id AND r.lifted_at IS NULL)
  GROUP BY t.ref, c.id, c.team_id
  HAVING bool_or(s.kind IN ('defendant', 'alias')) AND bool_or(s.kind = 'bornOn') OR bool_or(s.kind IN ('phone', 'email', 'handle'))
  ORDER BY c.id, t.ref
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_restricted_suspects(jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_restricted_suspects(jsonb) TO spo_program;
