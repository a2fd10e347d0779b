use diesel::prelude::*;

pub async fn unfollow(conn: &mut Conn, a: i32, b: i32) -> QueryResult<usize> {
    diesel::delete(
        follower::table
            .filter(follower::a.eq(a))
            .filter(follower::b.eq(b)),
    )
    .execute(conn)
    .await
}
