-- Which migrations have run.
BEGIN;

CREATE TABLE schema_versions (
  version integer PRIMARY KEY,
  applied_at timestamptz NOT NULL,
  applied_by text NOT NULL DEFAULT current_user,
  duration interval
);

COMMENT ON TABLE schema_versions IS 'one row a migration, written by the migration itself';

INSERT INTO schema_versions (version, applied_at) VALUES (1, now());

COMMIT;
