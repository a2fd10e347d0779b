import { execSync } from "node:child_process";
import { Client } from "pg";
import { retiredTables } from "../db/retired";

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error("DATABASE_URL is not set");

const stamp = new Date().toISOString().replace(/[:.]/g, "-");
const dumpFile = `/tmp/release-${stamp}.dump`;

function run(command: string) {
  console.log(`$ ${command.replace(databaseUrl!, "$DATABASE_URL")}`);
  execSync(command, { stdio: "inherit" });
}

async function main() {
  run(`pg_dump --format=custom --file=${dumpFile} "${databaseUrl}"`);
  run(`aws s3 cp ${dumpFile} s3://${process.env.DUMP_BUCKET}/releases/`);

  run("npx prisma migrate deploy");

  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const table of retiredTables) {
      await client.query(`DROP TABLE IF EXISTS "${table}" CASCADE`);
      console.log(`dropped ${table}`);
    }
  } finally {
    await client.end();
  }
}

main().catch((err) => {
  console.error(err);
  process.exit(1);
});
