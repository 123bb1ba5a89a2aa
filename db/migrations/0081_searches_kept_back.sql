-- Which of the texts that somebody typed are a protected address of the force or a part of one, each given as runs of letters and
-- digits: for the record of searches, which holds none of them. It gives back no value, and reads those of closed cases too,
-- because whoever searches must not leave in the record what is hidden from whoever reads it.
CREATE FUNCTION spo_part_of_secret(pieces jsonb) RETURNS SETOF integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH secret AS MATERIALIZED (
    SELECT regexp_replace(normalize(lower(concat_ws(' ', a.address, a.postcode)), NFKD), '[^a-z0-9]', '', 'g') AS run,
      regexp_replace(lower(coalesce(a.postcode, substring(lower(a.address) FROM '[a-z]{1,2}[0-9][a-z0-9]?[ ]*[0-9][a-z]{2}'))), '[^a-z0-9]', '', 'g') AS code
    FROM confidential_addresses a WHERE a.force_id = spo_force() AND a.released_at IS NULL
  ), piece AS (
    SELECT (t.place - 1)::integer AS place, p.run
    FROM jsonb_array_elements(pieces) WITH ORDINALITY t (runs, place) CROSS JOIN LATERAL jsonb_array_elements_text(t.runs) p (run)
  )
  SELECT DISTINCT piece.place FROM piece JOIN secret ON
    (length(piece.run) >= 4 AND strpos(secret.run, piece.run) > 0)
    OR (piece.run ~ '^[a-z]{1,2}[0-9][a-z0-9]?$' AND starts_with(secret.code, piece.run))
    -- Letters typed for digits and digits for letters: ME1O lAB for ME10 1AB.
    OR (length(piece.run) BETWEEN 5 AND 7 AND translate(secret.code, 'oils', '0115') = translate(piece.run, 'oils', '0115'))
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION spo_part_of_secret(jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION spo_part_of_secret(jsonb) TO spo_program;
