def close(connection, account_id):
    connection.execute("SELECT 1 FROM accounts WHERE id = %s", [account_id])
