-- Makes the read-only role from scratch, so that its grants are exactly these.
DROP ROLE IF EXISTS readonly;
CREATE ROLE readonly NOLOGIN;
GRANT USAGE ON SCHEMA app TO readonly;
GRANT SELECT ON app.orders TO readonly;
