def refresh(connection):
    """Loads the exchange rates of today in place of those of yesterday."""
    with connection.transaction():
        connection.execute("TRUNCATE TABLE exchange_rates")
        connection.execute("INSERT INTO exchange_rates SELECT currency, rate FROM staging_rates")
