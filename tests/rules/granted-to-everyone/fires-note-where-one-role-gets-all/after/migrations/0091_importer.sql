GRANT ALL PRIVILEGES ON import_rows TO importer;
