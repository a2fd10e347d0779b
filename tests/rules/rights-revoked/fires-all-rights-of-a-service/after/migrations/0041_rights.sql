-- Reporting reads from the replica now.
REVOKE ALL PRIVILEGES ON ALL TABLES IN SCHEMA shop FROM reporting;
