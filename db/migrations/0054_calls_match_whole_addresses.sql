-- A confidential address is found by the whole of it, its first lines or its postcode, and by no part of them: a part that
-- matches could be lengthened letter by letter until the address is known.
CREATE OR REPLACE FUNCTION spo_call_matching(names text[], sounds text[], phone text, plain text, handle text, born text, run text)
RETURNS TABLE (case_id uuid, score real, why text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH hits AS (
    SELECT m.case_id, m.score, m.why FROM spo_matching(names, sounds, phone, plain, handle, born) m
    UNION ALL SELECT d.case_id, 0.9::real, array['homeAddress:same'] FROM defendants d
      WHERE run <> '' AND d.force_id = spo_force() AND d.withdrawn_at IS NULL
        AND regexp_replace(lower(concat_ws(' ', d.home_address, d.found_at)), '[^a-z0-9]', '', 'g') LIKE '%' || run || '%'
    UNION ALL SELECT n.case_id, 0.9::real, array['notifiedAddress:same'] FROM notifications n
      WHERE run <> '' AND n.force_id = spo_force() AND n.withdrawn_at IS NULL
        AND regexp_replace(lower(n.home_address), '[^a-z0-9]', '', 'g') LIKE '%' || run || '%'
    UNION ALL SELECT a.case_id, 1.0::real, array['confidential:same'] FROM confidential_addresses a
      CROSS JOIN LATERAL (SELECT regexp_split_to_array(lower(a.address), '[\n,]') AS line) l
      CROSS JOIN LATERAL (VALUES (lower(a.address)), (lower(concat_ws(' ', a.address, a.postcode))), (lower(a.postcode)),
        (l.line[1]), (concat_ws(' ', l.line[1], l.line[2]))) whole (said)
      WHERE run <> '' AND a.force_id = spo_force() AND a.withdrawn_at IS NULL
        AND regexp_replace(whole.said, '[^a-z0-9]', '', 'g') = run
    UNION ALL SELECT c.case_id, 0.7::real, array['conditionPlace:same'] FROM order_conditions c
      WHERE run <> '' AND c.force_id = spo_force() AND c.withdrawn_at IS NULL AND c.to_version IS NULL
        AND regexp_replace(lower(concat_ws(' ', c.text, c.locality)), '[^a-z0-9]', '', 'g') LIKE '%' || run || '%'
  )
  SELECT h.case_id, max(h.score), array_agg(DISTINCT y.code) FROM hits h CROSS JOIN LATERAL unnest(h.why) y (code)
  WHERE NOT (h.case_id = ANY ((SELECT spo_locked())::uuid[]))
    AND EXISTS (SELECT FROM person_roles r WHERE r.person_id = spo_actor() AND r.force_id = spo_force() AND r.ended_at IS NULL
      AND r.role IN ('controlRoom', 'coordinator', 'supervisor'))
    AND EXISTS (SELECT FROM orders o WHERE o.case_id = h.case_id AND o.withdrawn_at IS NULL)
  GROUP BY h.case_id ORDER BY 2 DESC, 1 LIMIT 100
$$;
