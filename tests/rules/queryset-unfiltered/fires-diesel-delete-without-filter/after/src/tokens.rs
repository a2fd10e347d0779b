use diesel::prelude::*;

use crate::schema::tokens::dsl::*;

pub fn expire(conn: &mut PgConnection, now: i64) -> QueryResult<usize> {
    diesel::delete(tokens).execute(conn)
}
