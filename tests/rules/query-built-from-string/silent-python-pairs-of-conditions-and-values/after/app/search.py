def conditions(text, assignee):
    parts = []
    if text:
        parts.append(("title ILIKE %s", f"%{text}%"))
    if assignee:
        parts.append(("assignee = %s", assignee))
    return parts


def search(conn, org, text, assignee):
    parts = conditions(text, assignee)
    where = " AND ".join(["org_id = %s", *(sql for sql, _ in parts)])
    return conn.execute(f"SELECT id FROM tickets WHERE {where}", [org, *(value for _, value in parts)])
