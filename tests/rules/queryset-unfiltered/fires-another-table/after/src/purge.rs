fn purge(c: &mut PgConnection) {
    diesel::delete(users::table).execute(c).unwrap();
}
