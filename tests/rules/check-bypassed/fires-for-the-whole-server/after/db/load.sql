SET GLOBAL local_infile = 1;
SET FOREIGN_KEY_CHECKS = 0, UNIQUE_CHECKS = 0;
SET @@global.read_only = 0;
