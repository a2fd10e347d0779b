import { accounts } from "./store";

export async function merge(from: string, into: string): Promise<void> {
  await accounts.moveAll(from, into);
  await accounts.destroy(from);
}
