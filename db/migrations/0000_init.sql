CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;--> statement-breakpoint
CREATE TABLE "counters" (
	"force_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "counters_force_id_name_pk" PRIMARY KEY("force_id","name")
);
--> statement-breakpoint
CREATE TABLE "districts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"name" text NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "forces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"settings" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "forces_code_unique" UNIQUE("code"),
	CONSTRAINT "forces_kind" CHECK ("forces"."kind" in ('territorial', 'btp', 'mdp'))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"collar" text,
	"rank" text,
	"subject" text,
	"password_hash" text,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "person_roles_role" CHECK ("person_roles"."role" in ('officer', 'sergeant', 'coordinator', 'civilOrders', 'legal', 'authorising', 'compliance', 'supervisor', 'administrator', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "report_counts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"district_id" uuid NOT NULL,
	"month" date NOT NULL,
	"reports" integer NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_because" text,
	"browser" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"address" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"succeeded" boolean NOT NULL,
	"because" text
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"district_id" uuid NOT NULL,
	"name" text NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "unsent_forms" (
	"person_id" uuid NOT NULL,
	"force_id" uuid NOT NULL,
	"form" text NOT NULL,
	"typed" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "unsent_forms_person_id_form_pk" PRIMARY KEY("person_id","form")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"status" text NOT NULL,
	"team_id" uuid NOT NULL,
	"officer_id" uuid,
	"relationship" text NOT NULL,
	"reported_on" date NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by_id" uuid NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_reason" text,
	"checks_done" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cases_status" CHECK ("cases"."status" in ('open', 'closed')),
	CONSTRAINT "cases_relationship" CHECK ("cases"."relationship" in ('formerPartner', 'partner', 'family', 'acquaintance', 'colleague', 'neighbour', 'professional', 'stranger', 'notKnown'))
);
--> statement-breakpoint
CREATE TABLE "confidential_addresses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"address" text NOT NULL,
	"postcode" text,
	"kind" text NOT NULL,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"milestone" text NOT NULL,
	"due_on" date NOT NULL,
	"told_at" timestamp with time zone,
	"told_by_id" uuid,
	"means" text,
	"note" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "defendants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"given_names" text NOT NULL,
	"family_name" text NOT NULL,
	"aliases" text[] NOT NULL,
	"born_on" date,
	"home_address" text,
	"found_at" text,
	"gateway" text,
	"gateway_grounds" text,
	"occupation" text,
	"sex_offender_until" date,
	"is_sex_offender" boolean NOT NULL,
	CONSTRAINT "defendants_gateway" CHECK ("defendants"."gateway" in ('resides', 'believedInArea', 'believedComing'))
);
--> statement-breakpoint
CREATE TABLE "identifiers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"belongs_to" text NOT NULL,
	"note" text,
	CONSTRAINT "identifiers_kind" CHECK ("identifiers"."kind" in ('phone', 'email', 'handle', 'vehicle', 'device', 'crimeReference'))
);
--> statement-breakpoint
CREATE TABLE "named" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"why" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone,
	CONSTRAINT "named_why" CHECK ("named"."why" in ('officer', 'named', 'breakGlass'))
);
--> statement-breakpoint
CREATE TABLE "protected_persons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"given_names" text NOT NULL,
	"family_name" text NOT NULL,
	"born_on" date,
	"role" text NOT NULL,
	"link_to_acts" text,
	"contact_by" text,
	"contact_when" text,
	"contact_never" text,
	"code_word" text,
	"language" text,
	"support" text NOT NULL,
	"views" text,
	"removed_at" timestamp with time zone,
	CONSTRAINT "protected_persons_role" CHECK ("protected_persons"."role" in ('victim', 'family', 'partner', 'other'))
);
--> statement-breakpoint
CREATE TABLE "restrictions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "search_terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"sound" text
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"tool" text NOT NULL,
	"tool_version" text,
	"assessed_on" date NOT NULL,
	"assessor" text NOT NULL,
	"source" text NOT NULL,
	"answers" jsonb NOT NULL,
	"yes_count" integer NOT NULL,
	"judgement" text NOT NULL,
	"judgement_reason" text NOT NULL,
	"report_reference" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "assessments_tool" CHECK ("assessments"."tool" in ('sdash', 'screening', 'vsdash', 'dara', 'dash', 'sash', 'specialist'))
);
--> statement-breakpoint
CREATE TABLE "custody" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"exhibit_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"what" text NOT NULL,
	"note" text,
	CONSTRAINT "custody_what" CHECK ("custody"."what" in ('received', 'copied', 'disclosed', 'returned', 'disposed', 'moved'))
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason_code" text NOT NULL,
	"acts_reason" text NOT NULL,
	"risk_reason" text NOT NULL,
	"necessity_reason" text NOT NULL,
	"review_on" date,
	"told_victim" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "decisions_decision" CHECK ("decisions"."decision" in ('apply', 'notYet', 'no')),
	CONSTRAINT "decisions_reason" CHECK ("decisions"."reason_code" in ('limbsMet', 'moreEvidence', 'limbNotMet', 'advisedOwnOrder', 'otherOrder', 'notStalking'))
);
--> statement-breakpoint
CREATE TABLE "exhibits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"incident_id" uuid,
	"order_id" uuid,
	"breach_id" uuid,
	"reference" text NOT NULL,
	"description" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"received_from" text,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"incident_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"before" jsonb NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"date_kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"happened_to" date,
	"happened_time" text,
	"place" text,
	"platform" text,
	"handle" text,
	"category" text NOT NULL,
	"category_note" text,
	"direction" text NOT NULL,
	"target_ids" uuid[] NOT NULL,
	"target_other" text,
	"summary" text NOT NULL,
	"victim_words" text,
	"effect" text,
	"source" text NOT NULL,
	"crime_reference" text,
	"unwelcome" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_id" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "incidents_category" CHECK ("incidents"."category" in ('A', 'B', 'C1', 'C2', 'D', 'E', 'F', 'G', 'X')),
	CONSTRAINT "incidents_direction" CHECK ("incidents"."direction" in ('toProtected', 'throughOther', 'toOther', 'fromProtected')),
	CONSTRAINT "incidents_source" CHECK ("incidents"."source" in ('victim', 'witness', 'thirdParty', 'officer', 'data', 'otherForce'))
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"main_id" uuid,
	"order_id" uuid,
	"applicant" text NOT NULL,
	"against_id" uuid,
	"against" text,
	"acts_grounds" text,
	"acts_incident_ids" uuid[] NOT NULL,
	"risk_grounds" text,
	"risk_incident_ids" uuid[] NOT NULL,
	"risk_to_ids" uuid[] NOT NULL,
	"harms" text[] NOT NULL,
	"necessity_grounds" text,
	"necessity_incident_ids" uuid[] NOT NULL,
	"prosecution" text,
	"term_kind" text,
	"term_last_day" date,
	"term_years" integer,
	"term_reason" text,
	"interim_reason" text,
	"interim_last_day" date,
	"police_position" text,
	"started_at" timestamp with time zone NOT NULL,
	"started_by_id" uuid NOT NULL,
	"submitted_at" timestamp with time zone,
	"authorised_on" date,
	"authorised_by_id" uuid,
	"authorised_rank" text,
	"court" text,
	"lodged_on" date,
	"court_reference" text,
	"determined_on" date,
	"outcome_reason" text,
	"court_refusal" text,
	"filed" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "applications_kind" CHECK ("applications"."kind" in ('main', 'interim', 'variation', 'renewal', 'discharge', 'appeal')),
	CONSTRAINT "applications_status_code" CHECK ("applications"."status" in ('draft', 'withSergeant', 'withCoordinator', 'withLegal', 'withAuthorising', 'returned', 'refused', 'escalated', 'refusalUpheld', 'authorised', 'lodged', 'granted', 'refusedByCourt', 'withdrawn')),
	CONSTRAINT "applications_term" CHECK ("applications"."term_kind" in ('fixed', 'untilFurtherOrder'))
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_conditions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"library_code" text,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"necessity" text,
	"incident_ids" uuid[] NOT NULL,
	"religion_work_education" text,
	"locality" text,
	"is_area" boolean NOT NULL,
	"boundary" text,
	"last_day" date,
	"in_interim" boolean NOT NULL,
	"check_method" text,
	"check_every_days" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "draft_conditions_kind" CHECK ("draft_conditions"."kind" in ('prohibition', 'requirement'))
);
--> statement-breakpoint
CREATE TABLE "hearings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"status" text NOT NULL,
	"listed_on" date NOT NULL,
	"listed_time" text,
	"court" text NOT NULL,
	"listed_at" timestamp with time zone NOT NULL,
	"adjourn_reason" text,
	"note" text,
	CONSTRAINT "hearings_status" CHECK ("hearings"."status" in ('listed', 'adjourned', 'heard', 'vacated'))
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"tier" text NOT NULL,
	"result" text NOT NULL,
	"reason_codes" text[] NOT NULL,
	"limb" text,
	"wrong_test" text,
	"note" text,
	"what_would_change" text,
	"seen" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	CONSTRAINT "reviews_tier" CHECK ("reviews"."tier" in ('sergeant', 'coordinator', 'legal', 'authorising')),
	CONSTRAINT "reviews_result_code" CHECK ("reviews"."result" in ('endorsed', 'authorised', 'returned', 'refused', 'escalated', 'upheld', 'reversed'))
);
--> statement-breakpoint
CREATE TABLE "breach_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"breach_id" uuid NOT NULL,
	"step" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reason" text,
	"outcome" text,
	"sentence" text,
	"by_id" uuid NOT NULL,
	CONSTRAINT "breach_steps_step" CHECK ("breach_steps"."step" in ('victimContacted', 'arrestDecided', 'noArrestDecided', 'arrested', 'charged', 'noFurtherAction', 'outcome'))
);
--> statement-breakpoint
CREATE TABLE "breaches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"order_id" uuid,
	"other_order_id" uuid,
	"condition_ids" uuid[] NOT NULL,
	"happened_on" date NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"place" text NOT NULL,
	"description" text NOT NULL,
	"excuse" text,
	"crime_reference" text,
	"check_id" uuid,
	"ended_at" timestamp with time zone,
	"by_id" uuid NOT NULL,
	CONSTRAINT "breaches_source" CHECK ("breaches"."source" in ('proactive', 'victim', 'thirdParty', 'otherForce', 'data'))
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"detail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"condition_id" uuid NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"method" text NOT NULL,
	"result" text NOT NULL,
	"found" text,
	"next_on" date,
	"by_id" uuid NOT NULL,
	CONSTRAINT "checks_result" CHECK ("checks"."result" in ('complied', 'breach', 'notDone', 'providerUnavailable'))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"change_id" uuid,
	"kind" text NOT NULL,
	"given_on" date NOT NULL,
	"method" text NOT NULL,
	"station" text,
	"taken_by" text NOT NULL,
	"names" text[] NOT NULL,
	"home_address" text,
	"acknowledgement" text,
	"identity_checked" text,
	"by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_conditions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"from_version" integer NOT NULL,
	"to_version" integer,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"locality" text,
	"last_day" date,
	"library_code" text,
	"check_method" text,
	"check_every_days" integer,
	"checker_id" uuid,
	"next_check_on" date
);
--> statement-breakpoint
CREATE TABLE "order_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"from_on" date NOT NULL,
	"reason" text NOT NULL,
	"term_kind" text,
	"last_day" date,
	"sealed_exhibit_id" uuid,
	"application_id" uuid NOT NULL,
	CONSTRAINT "order_versions_reason" CHECK ("order_versions"."reason" in ('made', 'varied', 'renewed', 'appeal'))
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"court" text NOT NULL,
	"made_on" date NOT NULL,
	"replaces_id" uuid,
	"owner_id" uuid,
	"ended_on" date,
	"ending" text,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_kind" CHECK ("orders"."kind" in ('full', 'interim')),
	CONSTRAINT "orders_ending" CHECK ("orders"."ending" in ('determined', 'discharged', 'quashed'))
);
--> statement-breakpoint
CREATE TABLE "other_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"court" text,
	"terms" text NOT NULL,
	"made_on" date,
	"last_day" date,
	"gaps" text,
	"ended_on" date,
	CONSTRAINT "other_orders_kind" CHECK ("other_orders"."kind" in ('restraining', 'nonMolestation', 'bail', 'dvpo', 'dapo', 'licence', 'otherSpo'))
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	"method" text NOT NULL,
	"served" boolean NOT NULL,
	"server" text NOT NULL,
	"place" text NOT NULL,
	"explained" boolean NOT NULL,
	"card_given" boolean NOT NULL,
	"note" text,
	"by_id" uuid NOT NULL,
	CONSTRAINT "services_method" CHECK ("services"."method" in ('inPerson', 'atCourt', 'leftAtAddress', 'post', 'solicitor', 'other'))
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"force_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"case_id" uuid,
	"act" text NOT NULL,
	"record_kind" text,
	"record_id" uuid,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"actor_roles" text[] NOT NULL,
	"from_status" text,
	"to_status" text,
	"detail" jsonb NOT NULL,
	"sentence" text NOT NULL,
	"despite" text,
	"at" timestamp with time zone NOT NULL,
	"once" uuid,
	"previous_hash" text,
	"hash" text,
	CONSTRAINT "events_kind" CHECK ("events"."kind" in ('act', 'view', 'search', 'download', 'export', 'signIn'))
);
--> statement-breakpoint
ALTER TABLE "districts" ADD CONSTRAINT "districts_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_counts" ADD CONSTRAINT "report_counts_district_id_districts_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."districts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_district_id_districts_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."districts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsent_forms" ADD CONSTRAINT "unsent_forms_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_force_id_forces_id_fk" FOREIGN KEY ("force_id") REFERENCES "public"."forces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_officer_id_people_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confidential_addresses" ADD CONSTRAINT "confidential_addresses_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confidential_addresses" ADD CONSTRAINT "confidential_addresses_person_id_protected_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."protected_persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "defendants" ADD CONSTRAINT "defendants_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identifiers" ADD CONSTRAINT "identifiers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named" ADD CONSTRAINT "named_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named" ADD CONSTRAINT "named_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protected_persons" ADD CONSTRAINT "protected_persons_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_terms" ADD CONSTRAINT "search_terms_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody" ADD CONSTRAINT "custody_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody" ADD CONSTRAINT "custody_exhibit_id_exhibits_id_fk" FOREIGN KEY ("exhibit_id") REFERENCES "public"."exhibits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exhibits" ADD CONSTRAINT "exhibits_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_versions" ADD CONSTRAINT "incident_versions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_versions" ADD CONSTRAINT "incident_versions_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD CONSTRAINT "draft_conditions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_conditions" ADD CONSTRAINT "draft_conditions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hearings" ADD CONSTRAINT "hearings_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hearings" ADD CONSTRAINT "hearings_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "breach_steps" ADD CONSTRAINT "breach_steps_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "breach_steps" ADD CONSTRAINT "breach_steps_breach_id_breaches_id_fk" FOREIGN KEY ("breach_id") REFERENCES "public"."breaches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "breaches" ADD CONSTRAINT "breaches_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_condition_id_order_conditions_id_fk" FOREIGN KEY ("condition_id") REFERENCES "public"."order_conditions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_conditions" ADD CONSTRAINT "order_conditions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_conditions" ADD CONSTRAINT "order_conditions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_versions" ADD CONSTRAINT "order_versions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_versions" ADD CONSTRAINT "order_versions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "other_orders" ADD CONSTRAINT "other_orders_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "districts_force" ON "districts" USING btree ("force_id");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "memberships_team" ON "memberships" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "people_subject" ON "people" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "people_force" ON "people" USING btree ("force_id","name");--> statement-breakpoint
CREATE INDEX "person_roles_person" ON "person_roles" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_counts_month" ON "report_counts" USING btree ("district_id","month");--> statement-breakpoint
CREATE INDEX "report_counts_force" ON "report_counts" USING btree ("force_id","month");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id","ended_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_account" ON "sign_in_attempts" USING btree ("account","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_address" ON "sign_in_attempts" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "teams_force" ON "teams" USING btree ("force_id");--> statement-breakpoint
CREATE INDEX "teams_district" ON "teams" USING btree ("district_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_ref" ON "cases" USING btree ("force_id","ref");--> statement-breakpoint
CREATE INDEX "cases_opened" ON "cases" USING btree ("force_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "cases_team" ON "cases" USING btree ("team_id","status");--> statement-breakpoint
CREATE INDEX "cases_officer" ON "cases" USING btree ("officer_id","status");--> statement-breakpoint
CREATE INDEX "confidential_addresses_case" ON "confidential_addresses" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "contacts_case" ON "contacts" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "contacts_due" ON "contacts" USING btree ("force_id","told_at","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "defendants_case" ON "defendants" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "identifiers_case" ON "identifiers" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "named_case" ON "named" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "named_person" ON "named" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "protected_persons_case" ON "protected_persons" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "restrictions_case" ON "restrictions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "search_terms_case" ON "search_terms" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "search_terms_like" ON "search_terms" USING gin ("value" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_terms_exact" ON "search_terms" USING btree ("force_id","kind","value");--> statement-breakpoint
CREATE INDEX "search_terms_sound" ON "search_terms" USING btree ("force_id","kind","sound");--> statement-breakpoint
CREATE INDEX "assessments_case" ON "assessments" USING btree ("case_id","assessed_on");--> statement-breakpoint
CREATE INDEX "custody_case" ON "custody" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "custody_exhibit" ON "custody" USING btree ("exhibit_id","at");--> statement-breakpoint
CREATE INDEX "decisions_case" ON "decisions" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "decisions_review" ON "decisions" USING btree ("force_id","review_on");--> statement-breakpoint
CREATE UNIQUE INDEX "exhibits_reference" ON "exhibits" USING btree ("case_id","reference");--> statement-breakpoint
CREATE INDEX "exhibits_incident" ON "exhibits" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "exhibits_hash" ON "exhibits" USING btree ("force_id","sha256");--> statement-breakpoint
CREATE INDEX "incident_versions_case" ON "incident_versions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "incident_versions_incident" ON "incident_versions" USING btree ("incident_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_number" ON "incidents" USING btree ("case_id","number");--> statement-breakpoint
CREATE INDEX "incidents_when" ON "incidents" USING btree ("case_id","happened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_number" ON "applications" USING btree ("case_id","number");--> statement-breakpoint
CREATE INDEX "applications_status" ON "applications" USING btree ("force_id","status","submitted_at","id");--> statement-breakpoint
CREATE INDEX "applications_lodged" ON "applications" USING btree ("force_id","lodged_on");--> statement-breakpoint
CREATE INDEX "applications_determined" ON "applications" USING btree ("force_id","determined_on");--> statement-breakpoint
CREATE INDEX "comments_case" ON "comments" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "comments_application" ON "comments" USING btree ("application_id","at");--> statement-breakpoint
CREATE INDEX "draft_conditions_case" ON "draft_conditions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "draft_conditions_application" ON "draft_conditions" USING btree ("application_id","number");--> statement-breakpoint
CREATE INDEX "hearings_case" ON "hearings" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "hearings_application" ON "hearings" USING btree ("application_id","listed_on");--> statement-breakpoint
CREATE INDEX "hearings_listed" ON "hearings" USING btree ("force_id","status","listed_on");--> statement-breakpoint
CREATE INDEX "reviews_case" ON "reviews" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "reviews_application" ON "reviews" USING btree ("application_id","at");--> statement-breakpoint
CREATE INDEX "reviews_result" ON "reviews" USING btree ("force_id","result","at");--> statement-breakpoint
CREATE INDEX "breach_steps_case" ON "breach_steps" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "breach_steps_breach" ON "breach_steps" USING btree ("breach_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "breaches_number" ON "breaches" USING btree ("case_id","number");--> statement-breakpoint
CREATE INDEX "breaches_known" ON "breaches" USING btree ("force_id","ended_at","known_at");--> statement-breakpoint
CREATE INDEX "breaches_order" ON "breaches" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "changes_case" ON "changes" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "changes_order" ON "changes" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "checks_case" ON "checks" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "checks_order" ON "checks" USING btree ("order_id","checked_at");--> statement-breakpoint
CREATE INDEX "notifications_case" ON "notifications" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "notifications_order" ON "notifications" USING btree ("order_id","kind");--> statement-breakpoint
CREATE INDEX "order_conditions_case" ON "order_conditions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "order_conditions_order" ON "order_conditions" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_conditions_next" ON "order_conditions" USING btree ("force_id","next_check_on");--> statement-breakpoint
CREATE INDEX "order_versions_case" ON "order_versions" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_versions_number" ON "order_versions" USING btree ("order_id","version");--> statement-breakpoint
CREATE INDEX "order_versions_last" ON "order_versions" USING btree ("force_id","last_day");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_ref" ON "orders" USING btree ("force_id","ref");--> statement-breakpoint
CREATE INDEX "orders_case" ON "orders" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "orders_made" ON "orders" USING btree ("force_id","made_on");--> statement-breakpoint
CREATE INDEX "orders_live" ON "orders" USING btree ("force_id","ended_on","made_on");--> statement-breakpoint
CREATE INDEX "orders_owner" ON "orders" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "other_orders_case" ON "other_orders" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "services_case" ON "services" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "services_order" ON "services" USING btree ("order_id","served");--> statement-breakpoint
CREATE UNIQUE INDEX "events_seq" ON "events" USING btree ("seq");--> statement-breakpoint
CREATE UNIQUE INDEX "events_once" ON "events" USING btree ("once");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("subject_id","seq");--> statement-breakpoint
CREATE INDEX "events_actor" ON "events" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "events_act" ON "events" USING btree ("force_id","act","at");--> statement-breakpoint
CREATE INDEX "events_force" ON "events" USING btree ("force_id","seq");