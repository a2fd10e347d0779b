import psycopg
from psycopg import sql


def rows(db: psycopg.Connection, table: str, day):
    query = sql.SQL("SELECT * FROM {} WHERE day = %s").format(sql.Identifier("reports", table))
    return db.execute(query, (day,)).fetchall()
