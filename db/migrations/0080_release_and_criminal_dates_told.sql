ALTER TABLE "outgoing_mail" DROP CONSTRAINT "outgoing_mail_kind";--> statement-breakpoint
ALTER TABLE "alarm_rules" DROP CONSTRAINT "alarm_rules_code";--> statement-breakpoint
ALTER TABLE "alarms" DROP CONSTRAINT "alarms_kind";--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_kind" CHECK ("outgoing_mail"."kind" in ('emergencyOpening', 'restrictedAttempt', 'restrictedReport', 'liftingAsked', 'refusalQuestioned', 'decisionQuestioned', 'decisionEscalated', 'refusalEscalated', 'applicationReturned', 'applicationWaiting', 'breachRecorded', 'caseAllocated', 'workGiven', 'dailyDigest', 'monthlyLimits', 'alarmBreachUnactioned', 'alarmBreachRepeated', 'alarmBreachThird', 'alarmGap', 'alarmUnserved', 'alarmNotification', 'alarmHearsayNotice', 'alarmOwnerless', 'alarmOwnerLeft', 'alarmMarker', 'alarmOrderEnding', 'alarmRequestDue', 'alarmComplaintUnseen', 'alarmDraftIdle', 'alarmClosedLacking', 'alarmDecisionEscalated', 'alarmRelease', 'alarmReleaseTell', 'alarmCriminalDate', 'alarmPart2Ends', 'alarmPairToScreen', 'alarmKnownSuspect', 'alarmDutyGap', 'alarmFeedSilent', 'alarmFeedStopped', 'alarmMailUndelivered', 'alarmLawCheck', 'alarmRecordFault'));--> statement-breakpoint
ALTER TABLE "alarm_rules" ADD CONSTRAINT "alarm_rules_code" CHECK ("alarm_rules"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'marker', 'orderEnding', 'requestDue', 'complaintUnseen', 'draftIdle', 'closedLacking', 'decisionEscalated', 'release', 'releaseTell', 'criminalDate', 'part2Ends', 'pairToScreen', 'knownSuspect', 'dutyGap', 'feedSilent', 'feedStopped', 'mailUndelivered', 'recordFault', 'lawCheck'));--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_kind" CHECK ("alarms"."kind" in ('breachUnactioned', 'breachRepeated', 'breachThird', 'gap', 'unserved', 'notification', 'hearsayNotice', 'ownerless', 'ownerLeft', 'marker', 'orderEnding', 'requestDue', 'complaintUnseen', 'draftIdle', 'closedLacking', 'decisionEscalated', 'release', 'releaseTell', 'criminalDate', 'part2Ends', 'pairToScreen', 'knownSuspect', 'dutyGap', 'feedSilent', 'feedStopped', 'mailUndelivered', 'recordFault', 'lawCheck'));--> statement-breakpoint
-- Also where a row's times moved after it was raised: a release or a hearing that was put off has its times again.
CREATE OR REPLACE FUNCTION spo_alarmed_cases(moment timestamptz, kinds text[], most int) RETURNS TABLE (case_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH standing AS (
    SELECT w.id, w.case_id, t.come, t.last_come
    FROM waits w LEFT JOIN people o ON o.id = w.owner_id
      CROSS JOIN LATERAL (
        SELECT count(*) AS come, max(a) AS last_come
        FROM unnest(CASE WHEN w.if_owner_left THEN ARRAY[o.ended_at] ELSE w.alarms END) a WHERE a <= moment
      ) t
    WHERE w.force_id = spo_force() AND w.kind = ANY (kinds) AND (w.alarms <> '{}' OR w.if_owner_left)
      AND w.visible_from <= moment AND (w.lapses_at IS NULL OR moment < w.lapses_at) AND (NOT w.if_owner_left OR o.ended_at <= moment)
  ), unsettled AS (
    SELECT a.id, a.case_id, a.wait_id, a.occasion, a.alarm_at, a.next_at, a.silent, a.rung FROM alarms a WHERE a.force_id = spo_force() AND a.settled_at IS NULL
  ), reached AS (
    SELECT u.wait_id, max(u.occasion) AS occasion, max(u.alarm_at) AS alarm_at FROM unsettled u GROUP BY u.wait_id
  )
  SELECT s.case_id FROM standing s LEFT JOIN reached r ON r.wait_id = s.id
    WHERE s.come > coalesce(r.occasion, 0) OR s.last_come > r.alarm_at
  UNION SELECT u.case_id FROM unsettled u WHERE u.next_at <= moment
  UNION SELECT u.case_id FROM unsettled u WHERE NOT EXISTS (SELECT FROM standing s WHERE s.id = u.wait_id)
  UNION SELECT u.case_id FROM unsettled u JOIN alarm_notices n ON n.alarm_id = u.id AND n.rung = u.rung
    JOIN outgoing_mail m ON m.id = n.mail_id
    WHERE NOT u.silent AND u.next_at IS NOT NULL AND n.seen_at IS NULL AND m.sent_at IS NULL AND (m.refused_at <= moment OR m.given_up_at <= moment)
  LIMIT most
$$;
