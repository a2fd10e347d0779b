-- Rounds the prices that the import left with three decimals.
UPDATE prices
   SET amount = round(amount, 2)
 WHERE scale(amount) > 2 AND currency <> 'KWD';
