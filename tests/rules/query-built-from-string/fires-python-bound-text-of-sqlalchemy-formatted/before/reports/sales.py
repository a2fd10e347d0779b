from sqlalchemy import text


def sales(session, region: str, since):
    query = text("SELECT day, sum(cents) FROM sales WHERE region = :region AND day >= :since GROUP BY day")
    return session.execute(query, {"region": region, "since": since}).all()
