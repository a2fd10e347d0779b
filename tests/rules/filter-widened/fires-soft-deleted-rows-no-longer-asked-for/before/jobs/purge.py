def purge(cur, before):
    """Removes what was deleted long ago."""
    cur.execute("DELETE FROM documents WHERE deleted_at IS NOT NULL AND updated_at < %s", (before,))
