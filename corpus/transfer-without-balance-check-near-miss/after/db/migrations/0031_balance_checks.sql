ALTER TABLE accounts ADD CONSTRAINT balance_not_negative CHECK (balance_cents >= 0) NOT VALID;
ALTER TABLE accounts VALIDATE CONSTRAINT balance_not_negative;
ALTER TABLE entries ADD CONSTRAINT cents_positive CHECK (cents > 0) NOT VALID;
ALTER TABLE entries VALIDATE CONSTRAINT cents_positive;
