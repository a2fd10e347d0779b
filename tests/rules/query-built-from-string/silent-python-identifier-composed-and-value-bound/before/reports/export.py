import psycopg
from psycopg import sql


def rows(db: psycopg.Connection, day):
    query = sql.SQL("SELECT * FROM reports.sales WHERE day = %s")
    return db.execute(query, (day,)).fetchall()
