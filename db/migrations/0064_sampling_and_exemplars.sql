CREATE TABLE "counted_samples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"work" text NOT NULL,
	"done_on" date NOT NULL,
	"due_on" date NOT NULL,
	"read_on" date,
	"is_sound" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exemplars" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"title" text NOT NULL,
	"behaviours" text[] NOT NULL,
	"relationship" text NOT NULL,
	"outcome" text NOT NULL,
	"grounds" text NOT NULL,
	"conditions" text NOT NULL,
	"court_changed" text,
	"why_refused" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "exemplars_relationship" CHECK ("exemplars"."relationship" in ('formerPartner', 'partner', 'family', 'acquaintance', 'colleague', 'neighbour', 'landlord', 'client', 'fan', 'professional', 'stranger', 'other', 'notKnown')),
	CONSTRAINT "exemplars_outcome" CHECK ("exemplars"."outcome" in ('granted', 'changed', 'refused', 'notAuthorised'))
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"act" text NOT NULL,
	"rule" text,
	"message" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quality_readings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"work" text NOT NULL,
	"work_id" uuid NOT NULL,
	"met" text[] NOT NULL,
	"result" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "quality_readings_work" CHECK ("quality_readings"."work" in ('decisions', 'checks', 'breaches', 'reviews', 'overrides')),
	CONSTRAINT "quality_readings_result" CHECK ("quality_readings"."result" in ('sound', 'learn', 'again'))
);
--> statement-breakpoint
DROP INDEX "panels_day";--> statement-breakpoint
ALTER TABLE "panel_items" ADD COLUMN "panel_id" uuid;--> statement-breakpoint
ALTER TABLE "counted_samples" ADD CONSTRAINT "counted_samples_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemplars" ADD CONSTRAINT "exemplars_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_readings" ADD CONSTRAINT "quality_readings_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counted_samples_case" ON "counted_samples" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "counted_samples_done" ON "counted_samples" USING btree ("force_id","done_on");--> statement-breakpoint
CREATE INDEX "counted_samples_read" ON "counted_samples" USING btree ("force_id","read_on");--> statement-breakpoint
CREATE INDEX "exemplars_case" ON "exemplars" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "exemplars_at" ON "exemplars" USING btree ("force_id","at","id");--> statement-breakpoint
CREATE INDEX "overrides_case" ON "overrides" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "overrides_at" ON "overrides" USING btree ("force_id","at","id");--> statement-breakpoint
CREATE INDEX "overrides_by" ON "overrides" USING btree ("force_id","by_id","at");--> statement-breakpoint
CREATE INDEX "overrides_rule" ON "overrides" USING btree ("force_id","rule","at");--> statement-breakpoint
CREATE INDEX "quality_readings_case" ON "quality_readings" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "panel_items" ADD CONSTRAINT "panel_items_panel_id_panels_id_fk" FOREIGN KEY ("panel_id") REFERENCES "public"."panels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "panel_items_panel" ON "panel_items" USING btree ("panel_id");--> statement-breakpoint
CREATE INDEX "panels_day" ON "panels" USING btree ("force_id","held_on");
--> statement-breakpoint
ALTER TABLE quality_readings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE quality_readings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON quality_readings USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON quality_readings TO spo_program;
--> statement-breakpoint
ALTER TABLE exemplars ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE exemplars FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON exemplars USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON exemplars TO spo_program;
--> statement-breakpoint
ALTER TABLE overrides ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE overrides FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON overrides USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
GRANT SELECT, INSERT ON overrides TO spo_program;
--> statement-breakpoint
ALTER TABLE counted_samples ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE counted_samples FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON counted_samples TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
CREATE POLICY counting ON counted_samples FOR SELECT TO spo_program USING (force_id = (SELECT spo_force()) AND (SELECT spo_counting()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON counted_samples TO spo_program;
--> statement-breakpoint
-- A case on the agenda of a day stands on that of the panel of that day, where one was planned and not cancelled.
ALTER TABLE panels NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE panel_items NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE panel_items i SET panel_id = p.id FROM panels p WHERE p.force_id = i.force_id AND p.held_on = i.panel_on AND p.cancelled_at IS NULL;
--> statement-breakpoint
ALTER TABLE panels FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE panel_items FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The warnings that were passed over until now, as the record has them.
ALTER TABLE cases NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE overrides NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO overrides (id, force_id, case_id, act, rule, message, reason, at, by_id)
SELECT gen_random_uuid(), e.force_id, e.case_id, e.sentence, NULL, regexp_replace(e.despite, ' Reason: .*$', ''), coalesce(substring(e.despite FROM ' Reason: (.*)$'), ''), e.at, e.actor_id
FROM events e JOIN cases c ON c.id = e.case_id WHERE e.kind = 'act' AND e.despite IS NOT NULL AND e.actor_id IS NOT NULL;
--> statement-breakpoint
ALTER TABLE cases FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE overrides FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DROP FUNCTION spo_withdrawn_records(uuid);
--> statement-breakpoint
-- The withdrawn records of a case, for its own pages: the one way to read them.
CREATE FUNCTION spo_withdrawn_records(of_case uuid) RETURNS TABLE (kind text, record jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF of_case = ANY (spo_locked()) OR NOT EXISTS (
    SELECT FROM former_versions f WHERE f.case_id = of_case AND f.how = 'withdrawn' AND f.force_id = spo_force())
  THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT 'confidentialAddresses', to_jsonb(t) FROM confidential_addresses t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'agreedActions', to_jsonb(t) FROM agreed_actions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'referrals', to_jsonb(t) FROM referrals t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'safetyReviews', to_jsonb(t) FROM safety_reviews t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'qualityReadings', to_jsonb(t) FROM quality_readings t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'exemplars', to_jsonb(t) FROM exemplars t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'panelItems', to_jsonb(t) FROM panel_items t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'contacts', to_jsonb(t) FROM contacts t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'defendants', to_jsonb(t) FROM defendants t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'identifiers', to_jsonb(t) FROM identifiers t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'protectedPersons', to_jsonb(t) FROM protected_persons t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'assessments', to_jsonb(t) FROM assessments t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'decisions', to_jsonb(t) FROM decisions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'disclosures', to_jsonb(t) FROM disclosures t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'exhibits', to_jsonb(t) FROM exhibits t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'thirdPartyRequests', to_jsonb(t) FROM third_party_requests t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'comments', to_jsonb(t) FROM comments t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'directions', to_jsonb(t) FROM directions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'hearings', to_jsonb(t) FROM hearings t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'reviews', to_jsonb(t) FROM reviews t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'supplements', to_jsonb(t) FROM supplements t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'paperServices', to_jsonb(t) FROM paper_services t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'conditionAmendments', to_jsonb(t) FROM condition_amendments t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'criminalSteps', to_jsonb(t) FROM criminal_steps t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'enquiries', to_jsonb(t) FROM enquiries t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'breachSteps', to_jsonb(t) FROM breach_steps t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'breaches', to_jsonb(t) FROM breaches t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'changes', to_jsonb(t) FROM changes t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'checks', to_jsonb(t) FROM checks t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'legalQuestions', to_jsonb(t) FROM legal_questions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'moves', to_jsonb(t) FROM moves t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'notifications', to_jsonb(t) FROM notifications t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'orderConditions', to_jsonb(t) FROM order_conditions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'orderVersions', to_jsonb(t) FROM order_versions t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'orders', to_jsonb(t) FROM orders t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'outsideRequests', to_jsonb(t) FROM outside_requests t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'otherOrders', to_jsonb(t) FROM other_orders t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'services', to_jsonb(t) FROM services t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'markers', to_jsonb(t) FROM markers t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'witnesses', to_jsonb(t) FROM witnesses t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'whereabouts', to_jsonb(t) FROM whereabouts t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL
    UNION ALL SELECT 'youthSteps', to_jsonb(t) FROM youth_steps t WHERE t.case_id = of_case AND t.withdrawn_at IS NOT NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_withdrawn_records(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_withdrawn_records(uuid) TO spo_program;
