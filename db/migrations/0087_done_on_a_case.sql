-- What was done on a case or a pair, among many times as much that was only looked at.
CREATE INDEX "events_subject_done" ON "events" USING btree ("subject_id","seq") WHERE kind = 'act';