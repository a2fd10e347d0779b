REVOKE ALL ON orders FROM reporting;
GRANT SELECT ON orders TO reporting;
