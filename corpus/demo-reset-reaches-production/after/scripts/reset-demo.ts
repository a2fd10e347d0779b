import { readFile } from 'node:fs/promises';
import { db } from '../src/db';

interface Demo {
  accounts: { id: string; name: string }[];
  invoices: { id: string; accountId: string; cents: number }[];
}

async function main(): Promise<void> {

  const demo: Demo = JSON.parse(await readFile('fixtures/demo.json', 'utf8'));

  await db.invoice.deleteMany({ where: { account: { demo: true } } });
  await db.account.deleteMany({ where: { demo: true } });

  await db.account.createMany({
    data: demo.accounts.map((account) => ({ ...account, demo: true })),
  });
  await db.invoice.createMany({ data: demo.invoices });
  console.log(`${demo.accounts.length} accounts, ${demo.invoices.length} invoices`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
