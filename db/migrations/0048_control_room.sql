ALTER TABLE "person_roles" DROP CONSTRAINT "person_roles_role";--> statement-breakpoint
ALTER TABLE "breach_steps" DROP CONSTRAINT "breach_steps_step";--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_role" CHECK ("person_roles"."role" in ('officer', 'sergeant', 'coordinator', 'civilOrders', 'legal', 'authorising', 'compliance', 'supervisor', 'administrator', 'auditor', 'controlRoom'));--> statement-breakpoint
ALTER TABLE "breach_steps" ADD CONSTRAINT "breach_steps_step" CHECK ("breach_steps"."step" in ('unitSent', 'victimContacted', 'arrestDecided', 'noArrestDecided', 'arrested', 'charged', 'noFurtherAction', 'outcome'));
--> statement-breakpoint
-- Whether somebody takes calls and does nothing else: asked once a transaction, and read by the walls of every table.
CREATE FUNCTION spo_calls_only(person text, force text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce((SELECT CASE WHEN bool_and(r.role = 'controlRoom') THEN 'only' END FROM person_roles r
    WHERE r.person_id = nullif(person, '')::uuid AND r.force_id = nullif(force, '')::uuid AND r.ended_at IS NULL), '')
$$;
--> statement-breakpoint
-- The cases from which this transaction answers a call.
CREATE FUNCTION spo_answering() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('spo.answering', true), ''), '{}')::uuid[]
$$;
--> statement-breakpoint
-- A case of the force that is not closed to the actor, by its exact reference: no more than its id.
CREATE FUNCTION spo_case_called(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.id FROM cases c WHERE c.force_id = spo_force() AND c.ref = wanted AND NOT (c.id = ANY (spo_locked()))
$$;
--> statement-breakpoint
-- The order of exactly this reference, of a case that is not closed to the actor.
CREATE FUNCTION spo_order_called(wanted text) RETURNS TABLE (case_ref text, case_id uuid, order_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.ref, c.id, o.id FROM orders o JOIN cases c ON c.id = o.case_id
  WHERE o.force_id = spo_force() AND o.ref = wanted AND o.withdrawn_at IS NULL AND NOT (c.id = ANY (spo_locked()))
$$;
--> statement-breakpoint
-- What a caller gives, as the control room searches it: words as in any search, and addresses, confidential ones too. Only for
-- whoever takes calls. It gives back no value, and nothing of a case that is closed to the actor.
CREATE FUNCTION spo_call_matching(names text[], sounds text[], phone text, plain text, handle text, born text, run text)
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
      WHERE run <> '' AND a.force_id = spo_force() AND a.withdrawn_at IS NULL
        AND regexp_replace(lower(concat_ws(' ', a.address, a.postcode)), '[^a-z0-9]', '', 'g') LIKE '%' || run || '%'
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
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_calls_only(text, text), spo_answering(), spo_case_called(text), spo_order_called(text), spo_call_matching(text[], text[], text, text, text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_calls_only(text, text), spo_answering(), spo_case_called(text), spo_order_called(text), spo_call_matching(text[], text[], text, text, text, text, text) TO spo_program;
