ALTER TABLE "outgoing_mail" DROP CONSTRAINT "outgoing_mail_kind";--> statement-breakpoint
ALTER TABLE "restrictions" ADD COLUMN "lift_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "restrictions" ADD COLUMN "lift_asked_by_id" uuid;--> statement-breakpoint
ALTER TABLE "restrictions" ADD COLUMN "lift_reason" text;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_kind" CHECK ("outgoing_mail"."kind" in ('emergencyOpening', 'restrictedAttempt', 'liftingAsked', 'refusalQuestioned', 'refusalEscalated', 'applicationReturned', 'applicationWaiting', 'breachRecorded', 'caseAllocated'));
--> statement-breakpoint
DROP FUNCTION spo_locked_matching(text);
--> statement-breakpoint
DROP FUNCTION spo_locked_cases();
--> statement-breakpoint
DROP FUNCTION spo_matching(text[], text[], text, text, text, text);
--> statement-breakpoint
-- A restricted case that is closed to the actor, by its whole reference: that it is there, and its team.
CREATE FUNCTION spo_locked_case(wanted text) RETURNS TABLE (id uuid, ref text, team_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.id, c.ref, c.team_id FROM cases c WHERE c.force_id = spo_force() AND c.ref = wanted AND c.id = ANY (spo_locked())
$$;
--> statement-breakpoint
-- For the officer at the door: restricted cases with an order in force against somebody of exactly this name and date of birth.
CREATE FUNCTION spo_locked_at_door(names text[], born text, today date) RETURNS TABLE (ref text, team_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.ref, c.team_id FROM cases c
  WHERE c.force_id = spo_force() AND born <> '' AND c.id = ANY (spo_locked())
    AND EXISTS (SELECT FROM search_terms s WHERE s.case_id = c.id AND s.kind IN ('defendant', 'alias') AND s.value = ANY (names))
    AND EXISTS (SELECT FROM search_terms s WHERE s.case_id = c.id AND s.kind = 'bornOn' AND s.value = born)
    AND EXISTS (SELECT FROM orders o
      LEFT JOIN LATERAL (SELECT v.last_day FROM order_versions v WHERE v.order_id = o.id ORDER BY v.version DESC LIMIT 1) now ON true
      WHERE o.case_id = c.id AND o.made_on <= today AND (o.ended_on IS NULL OR today < o.ended_on)
        AND (now.last_day IS NULL OR today <= now.last_day))
$$;
--> statement-breakpoint
-- Cases of the force found by words in their normal forms, best first, with why each was found. Definer: under row-level
-- security the indexes of words could not be used. It gives back no word, and nothing of a case that is closed to the actor.
CREATE FUNCTION spo_matching(names text[], sounds text[], phone text, plain text, handle text, born text)
RETURNS TABLE (case_id uuid, score real, why text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH hits AS (
    SELECT s.case_id, s.kind, s.force_id, 'exact' AS how, CASE WHEN s.value = n THEN 1.0 WHEN position(n IN s.value) > 0 THEN 0.95
      ELSE least(0.9, greatest(similarity(s.value, n), word_similarity(n, s.value))) END AS points,
      (s.value <> n AND position(n IN s.value) = 0) AS near
    FROM unnest(names) AS n JOIN search_terms s ON s.value %> n OR s.value % n
    WHERE s.kind IN ('defendant', 'protected', 'alias')
    UNION ALL
    SELECT s.case_id, s.kind, s.force_id, 'sound', 0.5, true FROM search_terms s
    WHERE cardinality(sounds) > 0 AND string_to_array(s.sound, ' ') @> sounds
    UNION ALL
    SELECT s.case_id, s.kind, s.force_id, 'exact', CASE WHEN s.value = phone THEN 1.2 ELSE 0.9 END, s.value <> phone FROM search_terms s
    WHERE length(phone) >= 6 AND s.kind = 'phone' AND s.value LIKE '%' || phone
    UNION ALL
    SELECT s.case_id, s.kind, s.force_id, 'exact', CASE WHEN s.value = plain THEN 1.3 ELSE 0.9 END, s.value <> plain FROM search_terms s
    WHERE length(plain) >= 4 AND s.kind IN ('ref', 'orderRef', 'vehicle', 'device', 'crimeReference') AND s.value LIKE '%' || plain || '%'
    UNION ALL
    SELECT s.case_id, s.kind, s.force_id, 'exact', CASE WHEN s.value = handle THEN 1.2 ELSE similarity(s.value, handle) END, s.value <> handle
    FROM search_terms s
    WHERE length(handle) >= 3 AND s.kind IN ('handle', 'email') AND (s.value = handle OR (s.value % handle AND similarity(s.value, handle) > 0.5))
    UNION ALL
    SELECT s.case_id, s.kind, s.force_id, 'exact', 0.8, false FROM search_terms s
    WHERE born <> '' AND s.force_id = spo_force() AND s.kind = 'bornOn' AND s.value = born
  ),
  best AS (
    SELECT h.case_id, h.kind, max(h.points) AS points, bool_and(h.near) AS near, bool_and(h.how = 'sound') AS heard
    FROM hits h WHERE h.force_id = spo_force() GROUP BY h.case_id, h.kind
  )
  SELECT b.case_id, (max(b.points) + 0.3 * (sum(b.points) - max(b.points)))::real,
    array_agg(b.kind || CASE WHEN b.heard THEN ':sound' WHEN b.near THEN ':near' ELSE ':same' END ORDER BY b.points DESC)
  FROM best b WHERE NOT b.case_id = ANY ((SELECT spo_locked())::uuid[])
  GROUP BY b.case_id
  ORDER BY 2 DESC, 1 LIMIT 500
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_locked_case(text), spo_locked_at_door(text[], text, date), spo_matching(text[], text[], text, text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_locked_case(text), spo_locked_at_door(text[], text, date), spo_matching(text[], text[], text, text, text, text) TO spo_program;
