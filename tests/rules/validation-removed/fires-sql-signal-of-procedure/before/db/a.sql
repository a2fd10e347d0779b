DELIMITER //
CREATE PROCEDURE pay(IN who INT, IN cents INT)
BEGIN
  IF cents <= 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bad';
  END IF;
  UPDATE accounts SET balance = balance - cents WHERE id = who;
END //
DELIMITER ;
