DROP INDEX "search_terms_sound";--> statement-breakpoint
ALTER TABLE "identifiers" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "search_terms_sounds" ON "search_terms" USING gin (string_to_array("sound", ' '));--> statement-breakpoint
-- Cases of the force found by words in their normal forms, best first, with why each was found. Definer: under row-level
-- security the indexes of words could not be used. It gives back no word, and marks what is closed to the actor.
CREATE FUNCTION spo_matching(names text[], sounds text[], phone text, plain text, handle text, born text)
RETURNS TABLE (case_id uuid, locked boolean, score real, why text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
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
  SELECT b.case_id, b.case_id = ANY ((SELECT spo_locked())::uuid[]), (max(b.points) + 0.3 * (sum(b.points) - max(b.points)))::real,
    array_agg(b.kind || CASE WHEN b.heard THEN ':sound' WHEN b.near THEN ':near' ELSE ':same' END ORDER BY b.points DESC)
  FROM best b GROUP BY b.case_id
  ORDER BY 3 DESC, 1 LIMIT 500
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_matching(text[], text[], text, text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_matching(text[], text[], text, text, text, text) TO spo_program;
