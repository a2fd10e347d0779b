def search(conn, org, text, assignee):
    where = ["org_id = %s"]
    args = [org]
    if text:
        where.append("title ILIKE %s")
        args.append(f"%{text}%")
    if assignee:
        where.append("assignee = %s")
        args.append(assignee)
    return conn.execute("SELECT id FROM tickets WHERE " + " AND ".join(where), args)
