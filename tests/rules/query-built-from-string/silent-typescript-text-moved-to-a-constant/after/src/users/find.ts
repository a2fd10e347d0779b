import { Pool } from "pg";
import { BY_EMAIL } from "./queries";

const pool = new Pool();

export async function findByEmail(email: string) {
  const { rows } = await pool.query(BY_EMAIL, [email]);
  return rows[0] ?? null;
}
