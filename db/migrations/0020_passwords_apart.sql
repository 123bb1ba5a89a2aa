CREATE TABLE "passwords" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"force_id" uuid NOT NULL,
	"salt" text NOT NULL,
	"key" text NOT NULL,
	"cost" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "people_calendar";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "calendar_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "passwords" ADD CONSTRAINT "passwords_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO passwords (person_id, force_id, salt, key, cost)
  SELECT id, force_id, split_part(password_hash, '$', 2), split_part(password_hash, '$', 3), coalesce(nullif(split_part(password_hash, '$', 4), '')::int, 32768)
  FROM people WHERE password_hash LIKE 'scrypt$%';
--> statement-breakpoint
DROP FUNCTION spo_person_by_email(text);
--> statement-breakpoint
DROP FUNCTION spo_person_by_calendar(text);
--> statement-breakpoint
DROP FUNCTION spo_demonstration_people();
--> statement-breakpoint
ALTER TABLE "people" DROP COLUMN "password_hash";
--> statement-breakpoint
-- A key that was kept as it is goes: what is kept now is only what a feed's key is derived from.
UPDATE people SET calendar_key = NULL;
--> statement-breakpoint
ALTER TABLE passwords ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE sign_in_attempts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Attempts are of no force: they are counted before it is known who asks.
CREATE POLICY walls ON sign_in_attempts TO spo_program USING (true);
--> statement-breakpoint
CREATE FUNCTION spo_person_by_email(address text) RETURNS TABLE (id uuid, force_id uuid, name text, ended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.id, p.force_id, p.name, p.ended_at FROM people p WHERE lower(p.email) = lower(address)
$$;
--> statement-breakpoint
-- What a password is derived with; the derived key itself never leaves the database.
CREATE FUNCTION spo_password_terms(address text) RETURNS TABLE (salt text, cost integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT w.salt, w.cost FROM passwords w JOIN people p ON p.id = w.person_id WHERE lower(p.email) = lower(address)
$$;
--> statement-breakpoint
CREATE FUNCTION spo_is_password(person uuid, derived text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM passwords w WHERE w.person_id = person
    AND sha256(convert_to(w.key, 'UTF8')) = sha256(convert_to(derived, 'UTF8')))
$$;
--> statement-breakpoint
CREATE FUNCTION spo_calendar(person uuid) RETURNS TABLE (force_id uuid, calendar_key text, calendar_until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.force_id, p.calendar_key, p.calendar_until FROM people p WHERE p.id = person AND p.ended_at IS NULL
$$;
--> statement-breakpoint
CREATE FUNCTION spo_demonstration_people() RETURNS TABLE (id uuid, name text, email text, force text, team text, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.id, p.name, p.email, f.name,
    (SELECT min(t.name) FROM memberships m JOIN teams t ON t.id = m.team_id WHERE m.person_id = p.id AND m.ended_at IS NULL),
    (SELECT array_agg(r.role ORDER BY r.role) FROM person_roles r WHERE r.person_id = p.id AND r.ended_at IS NULL)
  FROM people p JOIN forces f ON f.id = p.force_id
  WHERE p.ended_at IS NULL AND EXISTS (SELECT FROM passwords w WHERE w.person_id = p.id)
  ORDER BY f.name, p.name
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_person_by_email(text), spo_password_terms(text), spo_is_password(uuid, text), spo_calendar(uuid), spo_demonstration_people() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_person_by_email(text), spo_password_terms(text), spo_is_password(uuid, text), spo_calendar(uuid), spo_demonstration_people() TO spo_program;
