def purge(cur, before):
    """Removes what was deleted long ago."""
    cur.execute("DELETE FROM documents WHERE updated_at < %s", (before,))
