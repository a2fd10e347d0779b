#!/usr/bin/env node
const { program } = require('commander');
const { connect } = require('../lib/mongo');
const { inactive } = require('../lib/projects');

program
  .option('--months <n>', 'months without activity', '12')
  .option('--dry-run <bool>', 'only print what would be archived', 'true')
  .parse();

const options = program.opts();
const dryRun = options.dryRun !== 'false';

async function main() {
  const { client, db } = await connect();
  const projects = await inactive(db, Number(options.months));

  for (const project of projects) {
    if (dryRun) {
      console.log(`would archive ${project.slug}`);
    } else {
      await db.collection('projects').updateOne({ _id: project._id }, { $set: { archived: true } });
      await db.collection('boards').deleteMany({ projectId: project._id });
      console.log(`archived ${project.slug}`);
    }
  }
  await client.close();
}

main().catch((err) => {
  console.error(err);
  process.exitCode = 1;
});
