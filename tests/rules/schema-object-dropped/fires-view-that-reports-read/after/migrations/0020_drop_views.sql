-- Nobody seems to use it.
DROP VIEW IF EXISTS monthly_revenue CASCADE;
