-- A queue of one kind is read in the order of its due days: with the id, which settles ties, none of it is put in order anew.
DROP INDEX waits_kind_due;
CREATE INDEX waits_kind_due ON waits (force_id, kind, due_at, id);
