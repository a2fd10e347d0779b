CREATE TEMP TABLE ranks (user_id bigint, place int);
INSERT INTO ranks SELECT user_id, rank() OVER (ORDER BY score DESC) FROM scores;
DELETE FROM ranks;
