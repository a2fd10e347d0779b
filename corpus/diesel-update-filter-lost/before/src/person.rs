use diesel::prelude::*;

pub fn forget_email(conn: &mut PgConnection, person: PersonId) -> QueryResult<usize> {
    diesel::update(local_user::table.filter(local_user::person_id.eq(person)))
        .set((local_user::email.eq::<Option<String>>(None),))
        .execute(conn)
}
