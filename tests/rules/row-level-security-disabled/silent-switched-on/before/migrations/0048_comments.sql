CREATE TABLE comments (id bigserial PRIMARY KEY, tenant_id int NOT NULL, body text);
