-- Partitions of the coming year.
ALTER TABLE events ADD PARTITION (PARTITION p2026 VALUES LESS THAN (2027));
