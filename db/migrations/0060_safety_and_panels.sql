CREATE TABLE "agreed_actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"what" text NOT NULL,
	"panel_item_id" uuid,
	"person_id" uuid,
	"owner_id" uuid,
	"owner_outside" text,
	"due_on" date NOT NULL,
	"done_on" date,
	"result" text,
	"result_note" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "agreed_actions_result" CHECK ("agreed_actions"."result" in ('done', 'notNeeded', 'notPossible'))
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"kind" text NOT NULL,
	"person_id" uuid,
	"to_whom" text NOT NULL,
	"offer" text NOT NULL,
	"offered_on" date,
	"basis" text,
	"shared" text,
	"sent_on" date,
	"answer_due_on" date,
	"answered_on" date,
	"outcome" text,
	"answer" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "referrals_kind" CHECK ("referrals"."kind" in ('advocate', 'marac', 'mappa', 'safeguardingAdult', 'safeguardingChild', 'health', 'programme', 'other')),
	CONSTRAINT "referrals_offer" CHECK ("referrals"."offer" in ('accepted', 'declined', 'undecided', 'notAsked')),
	CONSTRAINT "referrals_basis" CHECK ("referrals"."basis" in ('consent', 'lawEnforcement', 'safeguarding', 'vitalInterests')),
	CONSTRAINT "referrals_outcome" CHECK ("referrals"."outcome" in ('accepted', 'refused', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "safety_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"reviewed_on" date NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "panel_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"panel_on" date NOT NULL,
	"why" text NOT NULL,
	"decision" text,
	"minute" text,
	"disclosed" text,
	"disclosed_to" text,
	"minuted_on" date,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "panel_items_decision" CHECK ("panel_items"."decision" in ('apply', 'gather', 'otherAction', 'noOrder', 'comeBack'))
);
--> statement-breakpoint
CREATE TABLE "panels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"place" text,
	"attendance" text[] NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_reason" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "advocate_offered_on" date;--> statement-breakpoint
ALTER TABLE "counted_cases" ADD COLUMN "is_advocate_taken_up" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "agreed_actions" ADD CONSTRAINT "agreed_actions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_actions" ADD CONSTRAINT "agreed_actions_panel_item_id_panel_items_id_fk" FOREIGN KEY ("panel_item_id") REFERENCES "public"."panel_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_reviews" ADD CONSTRAINT "safety_reviews_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_items" ADD CONSTRAINT "panel_items_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreed_actions_case" ON "agreed_actions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "referrals_case" ON "referrals" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "safety_reviews_case" ON "safety_reviews" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "panel_items_case" ON "panel_items" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "panel_items_day" ON "panel_items" USING btree ("force_id","panel_on");--> statement-breakpoint
CREATE UNIQUE INDEX "panels_day" ON "panels" USING btree ("force_id","held_on") WHERE "panels"."cancelled_at" is null;
--> statement-breakpoint
ALTER TABLE "agreed_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "agreed_actions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "agreed_actions" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "agreed_actions" TO spo_program;--> statement-breakpoint
ALTER TABLE "referrals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "referrals" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "referrals" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "referrals" TO spo_program;--> statement-breakpoint
ALTER TABLE "safety_reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "safety_reviews" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "safety_reviews" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "safety_reviews" TO spo_program;--> statement-breakpoint
ALTER TABLE panels ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE panels FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON panels USING (force_id = (SELECT spo_force()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON panels TO spo_program;--> statement-breakpoint
ALTER TABLE "panel_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "panel_items" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY walls ON "panel_items" USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))) AND (withdrawn_at IS NULL OR id = (SELECT spo_withdrawing()))) WITH CHECK (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "panel_items" TO spo_program;--> statement-breakpoint
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
