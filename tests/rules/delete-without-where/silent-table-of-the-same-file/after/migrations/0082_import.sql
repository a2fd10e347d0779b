CREATE TABLE import_rows (id bigint, line text);
INSERT INTO import_rows SELECT id, line FROM import_files;
DELETE FROM import_rows;
