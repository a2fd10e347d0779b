from sqlalchemy import text


def sales(session, region: str, since):
    query = "SELECT day, sum(cents) FROM sales WHERE region = '%s' AND day >= '%s' GROUP BY day" % (region, since)
    return session.execute(text(query)).all()
