#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { connect } from '../lib/mongo.js';

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
  const cutoff = new Date();
  cutoff.setMonth(cutoff.getMonth() - Number(options.months));

  const projects = db
    .collection('projects')
    .find({ lastActivityAt: { $lt: cutoff }, archived: { $ne: true } })
    .sort({ lastActivityAt: 1 });

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
