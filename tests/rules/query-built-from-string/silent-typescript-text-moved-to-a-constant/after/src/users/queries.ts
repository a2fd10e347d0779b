const COLUMNS = "id, email, name";

export const BY_EMAIL = `SELECT ${COLUMNS} FROM users WHERE lower(email) = lower($1)`;
