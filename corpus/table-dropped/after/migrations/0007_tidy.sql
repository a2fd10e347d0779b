-- nothing yet
DROP TABLE invoices;
