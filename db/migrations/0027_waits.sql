CREATE TABLE "projected" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"version" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about_kind" text NOT NULL,
	"about_id" uuid NOT NULL,
	"part" text NOT NULL,
	"owner_id" uuid,
	"permission" text,
	"if_owner_left" boolean NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"foreseen_from" timestamp with time zone NOT NULL,
	"visible_from" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"due_on" date,
	"late_from" timestamp with time zone,
	"red_from" timestamp with time zone,
	"alarms" timestamp with time zone[] NOT NULL,
	"lapses_at" timestamp with time zone,
	"params" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "projected" ADD CONSTRAINT "projected_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "projected_version" ON "projected" USING btree ("force_id","version");--> statement-breakpoint
CREATE INDEX "waits_case" ON "waits" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "waits_kind_due" ON "waits" USING btree ("force_id","kind","due_at");--> statement-breakpoint
CREATE INDEX "waits_owner_due" ON "waits" USING btree ("owner_id","due_at") WHERE "waits"."owner_id" is not null;
--> statement-breakpoint
ALTER TABLE waits ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON waits TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON waits TO spo_program;
--> statement-breakpoint
ALTER TABLE projected ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON projected TO spo_program USING (force_id = (SELECT spo_force()) AND NOT (case_id = ANY (coalesce((SELECT spo_locked()), '{}'))));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON projected TO spo_program;
--> statement-breakpoint
-- Whoever recomputes belongs to no force: the forces and the settings that their rows depend on.
CREATE FUNCTION spo_force_settings() RETURNS TABLE (force_id uuid, settings jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT f.id, f.settings FROM forces f
$$;
--> statement-breakpoint
-- The cases of the force whose rows were computed by other rules or settings, restricted ones too: their ids and no more.
CREATE FUNCTION spo_stale_cases(current_version text) RETURNS TABLE (case_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.id FROM cases c LEFT JOIN projected p ON p.case_id = c.id
  WHERE c.force_id = spo_force() AND p.version IS DISTINCT FROM current_version
  ORDER BY (c.status = 'open') DESC, c.opened_at DESC
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_force_settings(), spo_stale_cases(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_force_settings(), spo_stale_cases(text) TO spo_program;
