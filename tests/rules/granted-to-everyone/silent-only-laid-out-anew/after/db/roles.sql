-- Countries are no secret.
GRANT SELECT
    ON countries
    TO PUBLIC;
