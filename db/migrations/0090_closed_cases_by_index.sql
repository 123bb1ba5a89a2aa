-- Figures of a whole force are counted with nested loops off (countAll of lib/work/measures). Which restricted cases are closed to
-- whoever asks is looked up for each such statement, and read every case for a handful.
ALTER FUNCTION spo_locked_cases() SET enable_nestloop = on;
