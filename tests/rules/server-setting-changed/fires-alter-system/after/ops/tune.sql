SHOW work_mem;
ALTER SYSTEM SET work_mem = '512MB';
SELECT pg_reload_conf();
