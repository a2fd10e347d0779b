def purge(cur, user):
    cur.execute("DELETE FROM sessions")
