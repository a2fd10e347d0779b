ALTER TABLE site ADD COLUMN motto text;
