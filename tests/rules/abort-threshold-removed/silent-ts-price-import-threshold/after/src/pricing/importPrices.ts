import { parse } from "csv-parse/sync";
import { readFile } from "node:fs/promises";
import { db } from "../db";
import { logger } from "../logger";
import { assertPlausible, type PriceChange } from "./plausibility";

interface PriceRow {
  sku: string;
  cents: string;
}

async function loadCurrent(): Promise<Map<string, number>> {
  const prices = await db.selectFrom("prices").select(["sku", "cents"]).execute();
  return new Map(prices.map((p) => [p.sku, p.cents]));
}

async function readChanges(file: string, current: Map<string, number>): Promise<PriceChange[]> {
  const rows: PriceRow[] = parse(await readFile(file), { columns: true, trim: true });
  return rows
    .map((row) => ({ sku: row.sku, before: current.get(row.sku), after: Number(row.cents) }))
    .filter((change) => change.before !== change.after);
}

export async function importPrices(file: string): Promise<number> {
  const current = await loadCurrent();
  const changes = await readChanges(file, current);
  assertPlausible(changes, current.size);

  for (const { sku, after } of changes) {
    await db
      .updateTable("prices")
      .set({ cents: after, updated_at: new Date() })
      .where("sku", "=", sku)
      .execute();
  }

  logger.info({ file, updated: changes.length }, "prices imported");
  return changes.length;
}
