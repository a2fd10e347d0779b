def open_schema(connection, schema):
    connection.execute(f"GRANT USAGE ON SCHEMA {schema} TO PUBLIC")
