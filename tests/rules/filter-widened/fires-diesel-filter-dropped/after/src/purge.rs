fn purge(c: &mut PgConnection, org: i32) -> QueryResult<usize> {
    diesel::delete(users::table.filter(users::active.eq(false))).execute(c)
}
