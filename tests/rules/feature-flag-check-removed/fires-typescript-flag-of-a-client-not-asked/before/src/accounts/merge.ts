import { accounts } from "./store";
import { flags } from "../flags";

export async function merge(from: string, into: string, user: { key: string }): Promise<void> {
  if (!(await flags.variation("merge-accounts", user, false))) {
    throw new Error("merging is not available");
  }
  await accounts.moveAll(from, into);
  await accounts.destroy(from);
}
