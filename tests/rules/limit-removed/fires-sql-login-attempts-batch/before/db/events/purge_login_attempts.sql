-- Runs every minute on the primary. The table gets about 40 million rows a
-- month, see docs/runbooks/mysql.md for the replication lag it can cause.
SET GLOBAL event_scheduler = ON;

CREATE TABLE IF NOT EXISTS maintenance_log (
    id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    job         VARCHAR(60)     NOT NULL,
    affected    BIGINT          NOT NULL,
    finished_at DATETIME        NOT NULL,
    KEY job_finished (job, finished_at)
) ENGINE = InnoDB;

DROP EVENT IF EXISTS purge_login_attempts;

DELIMITER $$

CREATE EVENT purge_login_attempts
    ON SCHEDULE EVERY 1 MINUTE
    ON COMPLETION PRESERVE
    ENABLE
    DO
BEGIN
    DECLARE cutoff DATETIME DEFAULT UTC_TIMESTAMP() - INTERVAL 90 DAY;

    DELETE FROM login_attempts
     WHERE attempted_at < cutoff
     ORDER BY attempted_at
     LIMIT 5000;

    INSERT INTO maintenance_log (job, affected, finished_at)
    VALUES ('purge_login_attempts', ROW_COUNT(), UTC_TIMESTAMP());
END$$

DELIMITER ;
