-- The year 2021 is past its retention.
ALTER TABLE events DROP PARTITION p2021;
