#!/usr/bin/env node
'use strict';

const { syncDirectory } = require('../lib/directory-sync');
const config = require('../lib/config');
const log = require('../lib/log');

const USAGE = 'usage: sync.js [--base-dn <dn>]';

function baseDnFrom(argv) {
  const at = argv.indexOf('--base-dn');
  if (at === -1) return config.ldap.baseDn;
  if (!argv[at + 1]) {
    console.error(USAGE);
    process.exit(64);
  }
  return argv[at + 1];
}

async function main() {
  const startedAt = Date.now();
  const summary = await syncDirectory({ baseDn: baseDnFrom(process.argv) });
  log.info({ ...summary, ms: Date.now() - startedAt }, 'directory sync finished');
}

main().catch((err) => {
  log.error({ err }, 'directory sync failed');
  process.exit(1);
});
