def upgrade(connection):
    """Brings the schema up to date."""
    connection.execute("ALTER TABLE users ALTER COLUMN email TYPE varchar(40)")
