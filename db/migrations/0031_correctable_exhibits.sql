-- Corrections and withdrawals of these records write them; what was received (its bytes, hash and reference) stays closed.
GRANT UPDATE (version, description, received_at, received_from, recorded_at, withdrawn_at, withdrawn_reason, breach_id) ON exhibits TO spo_program;--> statement-breakpoint
GRANT UPDATE ON disclosures, youth_steps TO spo_program;
