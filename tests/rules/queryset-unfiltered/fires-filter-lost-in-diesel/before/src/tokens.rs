use diesel::prelude::*;

use crate::schema::tokens;

pub fn expire(conn: &mut PgConnection, now: i64) -> QueryResult<usize> {
    diesel::delete(tokens::table.filter(tokens::expires.lt(now))).execute(conn)
}
