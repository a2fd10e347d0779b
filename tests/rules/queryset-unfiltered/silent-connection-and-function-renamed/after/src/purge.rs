fn purge(conn: &mut PgConnection) {
    diesel::delete(users::table)
        .execute(conn)
        .unwrap();
}
