-- Reporting schema, step 7.
BEGIN;

CREATE INDEX IF NOT EXISTS report_runs_started_at ON report_runs (started_at);

ALTER TABLE report_runs ADD COLUMN IF NOT EXISTS trigger_source text;

UPDATE report_runs SET trigger_source = 'schedule' WHERE trigger_source IS NULL;

CREATE TABLE report_stage (id bigint, source text);
INSERT INTO report_stage SELECT id, trigger_source FROM report_runs;
DROP TABLE report_stage;

INSERT INTO schema_versions (version, applied_at) VALUES (7, now());

COMMIT;
