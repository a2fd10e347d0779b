use diesel::prelude::*;

pub fn forget_email(conn: &mut PgConnection, person: PersonId) -> QueryResult<usize> {
    diesel::update(local_user::table)
        .set((
            local_user::email.eq::<Option<String>>(None),
            local_user::validated_at.eq(naive_now()),
        ))
        .execute(conn)
}
