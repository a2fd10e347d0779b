-- The ticket list of the support desk.
BEGIN;

CREATE INDEX IF NOT EXISTS tickets_by_desk ON tickets (desk_id, opened_at);
CREATE INDEX IF NOT EXISTS tickets_by_agent ON tickets (agent_id) WHERE closed_at IS NULL;

ALTER TABLE tickets ADD COLUMN IF NOT EXISTS last_reply_at timestamptz;

COMMENT ON COLUMN tickets.last_reply_at IS 'set by the mail gateway';

CREATE POLICY desk_reads ON tickets FOR SELECT TO support USING (desk_id = current_desk());

INSERT INTO schema_versions (version, applied_at) VALUES (44, now());

COMMIT;
