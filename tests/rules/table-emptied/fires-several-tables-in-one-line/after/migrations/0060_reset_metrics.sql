-- The counters were wrong since March.
TRUNCATE TABLE metrics_daily, metrics_hourly;
