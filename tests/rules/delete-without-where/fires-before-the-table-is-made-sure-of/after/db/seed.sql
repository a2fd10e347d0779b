DELETE FROM countries;
CREATE TABLE IF NOT EXISTS countries (code char(2) PRIMARY KEY);
INSERT INTO countries SELECT code FROM seed_countries;
