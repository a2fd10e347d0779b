import { db } from "./db";

export async function expire(user: string) {
  await db.deleteFrom("sessions").execute();
}
