-- Reclaim space after the nightly import.
OPTIMIZE TABLE import_rows;
PURGE BINARY LOGS BEFORE NOW();
