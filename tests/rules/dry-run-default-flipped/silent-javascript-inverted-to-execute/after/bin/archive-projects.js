#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { connect } from '../lib/mongo.js';
import { inactive } from '../lib/projects.js';

const { values: options } = parseArgs({
  options: {
    months: { type: 'string', default: '12' },
    execute: { type: 'boolean', default: false },
  },
});

async function archive(db, project) {
  await db.collection('projects').updateOne({ _id: project._id }, { $set: { archived: true } });
  await db.collection('boards').deleteMany({ projectId: project._id });
}

async function main() {
  const { client, db } = await connect();
  const projects = inactive(db, Number(options.months));

  for await (const project of projects) {
    if (!options.execute) {
      console.log(`would archive ${project.slug}`);
      continue;
    }
    await archive(db, project);
    console.log(`archived ${project.slug}`);
  }
  if (!options.execute) console.log('Nothing was changed, run again with --execute.');

  await client.close();
}

main().catch((err) => {
  console.error(err);
  process.exitCode = 1;
});
