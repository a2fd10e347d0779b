-- nothing yet
CREATE TABLE invoices_copy (id int);
DROP TABLE invoices_copy;
