-- Plans and countries that every installation needs.
BEGIN;

-- no reset here

INSERT INTO plans (code, title, price_cents) VALUES
  ('free', 'Free', 0),
  ('team', 'Team', 1200),
  ('company', 'Company', 4900)
ON CONFLICT (code) DO NOTHING;

INSERT INTO countries (code, title) VALUES
  ('CH', 'Switzerland'),
  ('SE', 'Sweden')
ON CONFLICT (code) DO NOTHING;

COMMIT;
