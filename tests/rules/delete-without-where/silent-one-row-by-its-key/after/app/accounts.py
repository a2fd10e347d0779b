def close(connection, account_id):
    connection.execute("DELETE FROM accounts WHERE id = %s", [account_id])
