import { eq } from "drizzle-orm";
import { db, sessions } from "./db";

export async function expire(user: string) {
  await db
    .delete(sessions)
    // only theirs
    .where(eq(sessions.user, user))
    .returning();
  await knex("sessions").where({ user }).del();
}
