fn purge(c: &mut PgConnection) {
    diesel::delete(sessions::table).execute(c).unwrap();
}
