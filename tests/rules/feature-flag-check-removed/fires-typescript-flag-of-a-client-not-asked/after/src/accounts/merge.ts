import { accounts } from "./store";
import { flags } from "../flags";

export async function merge(from: string, into: string, user: { key: string }): Promise<void> {
  await accounts.moveAll(from, into);
  await accounts.destroy(from);
}
