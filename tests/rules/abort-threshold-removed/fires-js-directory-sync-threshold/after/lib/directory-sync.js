'use strict';

const { promisify } = require('node:util');
const pMap = require('p-map');
const ldap = require('./ldap');
const users = require('./store/users');
const log = require('./log').child({ mod: 'directory-sync' });

const search = promisify(ldap.search.bind(ldap));
const listActive = promisify(users.listActive);
const upsertFromLdap = promisify(users.upsertFromLdap);
const deactivate = promisify(users.deactivate);

const PERSONS = { scope: 'sub', filter: '(objectClass=person)' };

async function diff(baseDn) {
  const [entries, active] = await Promise.all([search(baseDn, PERSONS), listActive()]);
  const seen = new Set(entries.map((e) => e.mail.toLowerCase()));
  return { entries, missing: active.filter((u) => !seen.has(u.email)) };
}

async function syncDirectory({ baseDn }) {
  const { entries, missing } = await diff(baseDn);

  await pMap(entries, (entry) => upsertFromLdap(entry), { concurrency: 8 });
  await pMap(missing, (u) => deactivate(u.id), { concurrency: 4 });

  const summary = { upserted: entries.length, deactivated: missing.length };
  log.info(summary, 'sync done');
  return summary;
}

module.exports = { syncDirectory };
