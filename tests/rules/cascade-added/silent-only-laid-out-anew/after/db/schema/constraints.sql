-- Invoices belong to an account.
ALTER TABLE invoices
    ADD CONSTRAINT invoices_account_fk
    FOREIGN KEY (account_id)
    REFERENCES accounts (id)
    ON DELETE CASCADE;
