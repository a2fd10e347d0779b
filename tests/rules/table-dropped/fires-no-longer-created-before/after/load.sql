INSERT INTO users SELECT id FROM inbox;
DROP TABLE inbox;
