-- Reclaim space after the nightly import.
OPTIMIZE TABLE import_rows;
