ALTER TABLE tickets
    ADD CONSTRAINT tickets_assignee_fk
    FOREIGN KEY (assignee_id) REFERENCES users (id) ON DELETE SET NULL;
