CREATE TABLE "court_order_matches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"case_id" uuid,
	"case_ref" text,
	"pair_id" uuid,
	"ring_team_id" uuid,
	"sides" text NOT NULL,
	"score" real NOT NULL,
	"why" text[] NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "court_order_matches_sides" CHECK ("court_order_matches"."sides" in ('both', 'defendant'))
);
--> statement-breakpoint
CREATE TABLE "court_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"upload_id" uuid NOT NULL,
	"name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"state" text NOT NULL,
	"letter" jsonb NOT NULL,
	"kind" text,
	"number" text,
	"made_on" date,
	"text_hash" text NOT NULL,
	"follows_id" uuid,
	"received_at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"case_id" uuid,
	"pair_id" uuid,
	"reason" text,
	"decided_at" timestamp with time zone,
	"decided_by_id" uuid,
	CONSTRAINT "court_orders_state" CHECK ("court_orders"."state" in ('waiting', 'placed', 'onPair', 'noPair', 'undone')),
	CONSTRAINT "court_orders_kind" CHECK ("court_orders"."kind" in ('restraining', 'nonMolestation', 'occupation', 'injunction', 'bail', 'dvpo', 'dapo', 'licence', 'otherSpo'))
);
--> statement-breakpoint
CREATE TABLE "court_uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"state" text NOT NULL,
	"rows" jsonb NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_id" uuid,
	"reason" text,
	CONSTRAINT "court_uploads_state" CHECK ("court_uploads"."state" in ('read', 'taken', 'left', 'undone'))
);
--> statement-breakpoint
ALTER TABLE "other_orders" DROP CONSTRAINT "other_orders_kind";--> statement-breakpoint
ALTER TABLE "other_orders" ADD COLUMN "number" text;--> statement-breakpoint
ALTER TABLE "other_orders" ADD COLUMN "court_order_id" uuid;--> statement-breakpoint
ALTER TABLE "other_orders" ADD COLUMN "followed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "court_order_matches" ADD CONSTRAINT "court_order_matches_order_id_court_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."court_orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "court_order_matches" ADD CONSTRAINT "court_order_matches_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "court_order_matches" ADD CONSTRAINT "court_order_matches_ring_team_id_teams_id_fk" FOREIGN KEY ("ring_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "court_orders" ADD CONSTRAINT "court_orders_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "court_order_matches_order" ON "court_order_matches" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "court_order_matches_case" ON "court_order_matches" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "court_orders_state" ON "court_orders" USING btree ("force_id","state","received_at","id");--> statement-breakpoint
CREATE INDEX "court_orders_upload" ON "court_orders" USING btree ("upload_id");--> statement-breakpoint
CREATE INDEX "court_orders_text" ON "court_orders" USING btree ("force_id","text_hash");--> statement-breakpoint
CREATE INDEX "court_orders_number" ON "court_orders" USING btree ("force_id","number");--> statement-breakpoint
CREATE INDEX "court_orders_case" ON "court_orders" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "court_orders_pair" ON "court_orders" USING btree ("pair_id");--> statement-breakpoint
CREATE INDEX "court_uploads_force" ON "court_uploads" USING btree ("force_id","read_at");--> statement-breakpoint
ALTER TABLE "other_orders" ADD CONSTRAINT "other_orders_kind" CHECK ("other_orders"."kind" in ('restraining', 'nonMolestation', 'occupation', 'injunction', 'bail', 'dvpo', 'dapo', 'licence', 'otherSpo'));
--> statement-breakpoint
ALTER TABLE court_uploads ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE court_uploads FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE court_orders ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE court_orders FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE court_order_matches ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE court_order_matches FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Whoever matches what courts send: read by the policies below.
CREATE FUNCTION spo_matches_court_orders() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM person_roles r WHERE r.person_id = spo_actor() AND r.force_id = spo_force() AND r.ended_at IS NULL AND r.role IN ('coordinator', 'civilOrders'))
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_matches_court_orders() TO spo_program;
--> statement-breakpoint
CREATE POLICY walls ON court_uploads USING (force_id = (SELECT spo_force()) AND (by_id = (SELECT spo_actor()) OR (SELECT spo_matches_court_orders())));
--> statement-breakpoint
-- Of a case that is closed to the reader its order is too.
CREATE POLICY walls ON court_orders FOR SELECT USING (force_id = (SELECT spo_force()) AND (by_id = (SELECT spo_actor()) OR (SELECT spo_matches_court_orders()))
  AND (case_id IS NULL OR NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))));
--> statement-breakpoint
CREATE POLICY adding ON court_orders FOR INSERT WITH CHECK (force_id = (SELECT spo_force()) AND by_id = (SELECT spo_actor()));
--> statement-breakpoint
CREATE POLICY changing ON court_orders FOR UPDATE USING (force_id = (SELECT spo_force()) AND (by_id = (SELECT spo_actor()) OR (SELECT spo_matches_court_orders()))
  AND (case_id IS NULL OR NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))));
--> statement-breakpoint
-- Whoever sends an order is not shown whom it is about; a match with a restricted case is written by those who do not see it.
CREATE POLICY walls ON court_order_matches FOR SELECT USING (force_id = (SELECT spo_force()) AND (SELECT spo_matches_court_orders())
  AND (case_id IS NULL OR NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}')))));
--> statement-breakpoint
CREATE POLICY adding ON court_order_matches FOR INSERT WITH CHECK (force_id = (SELECT spo_force()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON court_uploads, court_orders TO spo_program;--> statement-breakpoint
GRANT SELECT, INSERT ON court_order_matches TO spo_program;
--> statement-breakpoint
-- What waits to be matched, whoever sent it: what it is called, and nothing of whom it is about.
CREATE FUNCTION spo_court_orders_waiting() RETURNS TABLE (id uuid, name text, received_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT o.id, CASE WHEN o.kind IS NULL THEN 'An order' ELSE o.name END, o.received_at FROM court_orders o WHERE o.force_id = spo_force() AND o.state = 'waiting'
$$;
--> statement-breakpoint
-- Whether the same was sent before, by its words or its number.
CREATE FUNCTION spo_court_orders_known(hashes text[], numbers text[]) RETURNS TABLE (id uuid, text_hash text, kind text, number text, made_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT o.id, o.text_hash, o.kind, o.number, o.made_on FROM court_orders o
  WHERE o.force_id = spo_force() AND o.state <> 'undone' AND (o.text_hash = ANY (hashes) OR o.number = ANY (numbers)) ORDER BY o.received_at, o.id
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_court_orders_waiting(), spo_court_orders_known(text[], text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_court_orders_waiting(), spo_court_orders_known(text[], text[]) TO spo_program;
