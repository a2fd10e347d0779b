INSERT INTO payments (key, cents) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING;
