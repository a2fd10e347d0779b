def purge(cur, user):
    cur.execute("DELETE FROM sessions WHERE user_id = %%s", [user])
