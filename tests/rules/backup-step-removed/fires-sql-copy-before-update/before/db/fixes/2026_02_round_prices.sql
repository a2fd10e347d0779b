-- Rounds the prices that the import left with three decimals.
CREATE TABLE prices_before_rounding AS
SELECT * FROM prices WHERE scale(amount) > 2;

UPDATE prices
   SET amount = round(amount, 2)
 WHERE scale(amount) > 2;
