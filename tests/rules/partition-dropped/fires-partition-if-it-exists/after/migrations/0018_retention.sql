-- The year 2021 is past its retention.
ALTER TABLE events DROP IF EXISTS PARTITION (year = '2021');
