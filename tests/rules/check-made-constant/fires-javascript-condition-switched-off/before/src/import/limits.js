import { TooLarge } from "../errors.js";
import { rows } from "../store.js";

export async function importRows(batch) {
  if (batch.length > 10_000) {
    throw new TooLarge(batch.length);
  }
  await rows.insertMany(batch);
}
