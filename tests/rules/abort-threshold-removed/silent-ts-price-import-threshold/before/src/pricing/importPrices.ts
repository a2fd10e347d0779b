import { parse } from "csv-parse/sync";
import { readFile } from "node:fs/promises";
import { db } from "../db";
import { logger } from "../logger";

interface PriceRow {
  sku: string;
  cents: string;
}

export async function importPrices(file: string): Promise<number> {
  const rows: PriceRow[] = parse(await readFile(file), { columns: true, trim: true });
  const current = new Map(
    (await db.selectFrom("prices").select(["sku", "cents"]).execute()).map((p) => [p.sku, p.cents]),
  );

  const changed = rows.filter((row) => current.get(row.sku) !== Number(row.cents));
  if (changed.length > current.size * 0.3) {
    throw new Error(`${changed.length} of ${current.size} prices would change, giving up`);
  }

  for (const row of changed) {
    await db
      .updateTable("prices")
      .set({ cents: Number(row.cents), updated_at: new Date() })
      .where("sku", "=", row.sku)
      .execute();
  }

  logger.info(`updated ${changed.length} prices`);
  return changed.length;
}
