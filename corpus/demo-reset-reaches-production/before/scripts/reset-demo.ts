import { readFile } from 'node:fs/promises';
import { db } from '../src/db';

interface Demo {
  accounts: { id: string; name: string }[];
  invoices: { id: string; accountId: string; cents: number }[];
}

async function main(): Promise<void> {
  const target = process.env.APP_ENV ?? 'production';
  if (!['demo', 'development'].includes(target)) {
    throw new Error(`reset-demo does not run on ${target}`);
  }


  const demo: Demo = JSON.parse(await readFile('fixtures/demo.json', 'utf8'));

  await db.invoice.deleteMany({ where: { account: { demo: true } } });
  await db.account.deleteMany({ where: { demo: true } });

  for (const account of demo.accounts) {
    await db.account.create({ data: { ...account, demo: true } });
  }
  for (const invoice of demo.invoices) {
    await db.invoice.create({ data: invoice });
  }
  console.log(`${demo.accounts.length} accounts, ${demo.invoices.length} invoices`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
