import { Pool } from "pg";

const pool = new Pool();

export async function findByEmail(email: string) {
  const { rows } = await pool.query(`SELECT id, email, name FROM users WHERE lower(email) = lower('${email}')`);
  return rows[0] ?? null;
}
