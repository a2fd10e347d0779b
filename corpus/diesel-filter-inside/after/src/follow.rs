use diesel::prelude::*;

pub async fn unfollow(conn: &mut Conn, a: i32) -> QueryResult<usize> {
    diesel::delete(follower::table).execute(conn).await
}
