-- From here on an act of a force names the rows that it adds. What stands already is named once, so that a row that nobody's
-- act has added is found from now on; and the settings as they stand have a digest.
ALTER TABLE events NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE forces NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$
DECLARE
  name text;
  names text[] := ARRAY['districts', 'teams', 'premises', 'people', 'memberships', 'person_roles', 'report_counts', 'duty_turns', 'absences',
    'alarm_rules', 'course_records', 'panels', 'records_systems', 'report_imports', 'pair_decisions', 'people_imports', 'order_imports', 'court_uploads'];
  forced text[] := '{}';
  f forces;
  standing jsonb;
  found jsonb;
BEGIN
  -- The walls are built after all migrations, and the trigger of the record runs as the role that they make: on a database that
  -- skips many versions it may not use yet what those versions added.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'spo_definer') THEN
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO spo_definer;
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO spo_definer;
  END IF;
  FOREACH name IN ARRAY names LOOP
    IF (SELECT c.relforcerowsecurity FROM pg_class c WHERE c.oid = name::regclass) THEN
      EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', name);
      forced := forced || name;
    END IF;
  END LOOP;
  FOR f IN SELECT * FROM forces LOOP
    standing := '[]';
    FOREACH name IN ARRAY names LOOP
      EXECUTE format('SELECT coalesce(jsonb_agg(r.id), ''[]'') FROM %I r WHERE r.force_id = $1', name) INTO found USING f.id;
      standing := standing || found;
    END LOOP;
    INSERT INTO events (id, force_id, kind, subject_kind, subject_id, act, actor_name, actor_roles, detail, sentence, at)
    VALUES (gen_random_uuid(), f.id, 'act', 'force', f.id, 'nameRows', 'Upgrade', '{}',
      jsonb_build_object('_rows', standing, '_settings', md5(f.settings::text)),
      'From here on the record names each row that an act of the force adds; ' || jsonb_array_length(standing) || ' stand already', now());
  END LOOP;
  FOREACH name IN ARRAY forced LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE forces FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE events FORCE ROW LEVEL SECURITY;
