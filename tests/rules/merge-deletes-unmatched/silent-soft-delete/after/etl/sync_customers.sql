MERGE INTO customers AS t
USING staging_customers AS s
ON t.id = s.id
WHEN MATCHED THEN UPDATE SET name = s.name, email = s.email
WHEN NOT MATCHED THEN INSERT (id, name, email) VALUES (s.id, s.name, s.email)
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET deleted_at = CURRENT_TIMESTAMP;
