def rename(connection, name, filters):
    """Renames what a filter finds."""
    where = "WHERE " + " AND ".join(f"{column} = %s" for column in filters)
    connection.execute(f"UPDATE projects SET name = %s {where}", (name, *filters.values()))
