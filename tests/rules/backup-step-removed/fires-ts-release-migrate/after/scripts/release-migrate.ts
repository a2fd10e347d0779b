import { execa } from "execa";
import { Client } from "pg";
import { retiredTables } from "../db/retired";
import { env } from "../src/env";

const log = (message: string) => console.log(`[release] ${message}`);

async function migrate() {
  log("applying migrations");
  await execa("npx", ["prisma", "migrate", "deploy"], {
    stdio: "inherit",
    env: { DATABASE_URL: env.DATABASE_URL },
  });
}

async function dropRetiredTables() {
  const client = new Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    for (const table of retiredTables) {
      await client.query(`DROP TABLE IF EXISTS "${table}" CASCADE`);
      log(`dropped ${table}`);
    }
  } finally {
    await client.end();
  }
}

async function main() {
  const started = Date.now();
  await migrate();
  await dropRetiredTables();
  log(`done in ${Math.round((Date.now() - started) / 1000)}s`);
}

main().catch((err) => {
  console.error(err);
  process.exit(1);
});
