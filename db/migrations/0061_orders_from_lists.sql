CREATE TABLE "order_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"state" text NOT NULL,
	"rows" jsonb NOT NULL,
	"unused" text[] NOT NULL,
	"nameless" jsonb NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_id" uuid,
	"reason" text,
	CONSTRAINT "order_imports_state" CHECK ("order_imports"."state" in ('read', 'taken', 'left', 'undone'))
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "import_gaps" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "order_imports_force" ON "order_imports" USING btree ("force_id","read_at");--> statement-breakpoint
CREATE INDEX "orders_import" ON "orders" USING btree ("import_id");
--> statement-breakpoint
ALTER TABLE order_imports ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE order_imports FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY walls ON order_imports USING (force_id = (SELECT spo_force()) AND EXISTS (
  SELECT FROM person_roles r WHERE r.person_id = spo_actor() AND r.force_id = spo_force() AND r.ended_at IS NULL AND r.role IN ('coordinator', 'civilOrders')));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON order_imports TO spo_program;
