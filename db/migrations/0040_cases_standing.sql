-- Whose each case is, for counts of what waits: read from this index alone.
CREATE INDEX "cases_standing" ON "cases" USING btree ("force_id","id") INCLUDE ("officer_id","team_id","status");
