DELIMITER //
CREATE PROCEDURE pay(IN who INT, IN cents INT)
BEGIN
  UPDATE accounts SET balance = balance - cents WHERE id = who;
END //
DELIMITER ;
