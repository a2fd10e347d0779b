'use strict';

const async = require('async');
const ldap = require('./ldap');
const users = require('./store/users');
const log = require('./log').child({ mod: 'directory-sync' });

const MAX_DEACTIVATION_RATIO = 0.2;

function syncDirectory(opts, done) {
  ldap.search(opts.baseDn, { scope: 'sub', filter: '(objectClass=person)' }, (err, entries) => {
    if (err) return done(err);

    users.listActive((err, active) => {
      if (err) return done(err);

      const seen = new Set(entries.map((e) => e.mail.toLowerCase()));
      const missing = active.filter((u) => !seen.has(u.email));

      if (missing.length > active.length * MAX_DEACTIVATION_RATIO) {
        log.error({ missing: missing.length, active: active.length }, 'sync stopped');
        return done(new Error('too many users missing from the directory'));
      }

      async.eachLimit(
        entries,
        8,
        (entry, cb) => users.upsertFromLdap(entry, cb),
        (err) => {
          if (err) return done(err);
          async.eachLimit(missing, 4, (u, cb) => users.deactivate(u.id, cb), (err) => {
            if (err) return done(err);
            log.info({ upserted: entries.length, deactivated: missing.length }, 'sync done');
            done(null, { upserted: entries.length, deactivated: missing.length });
          });
        },
      );
    });
  });
}

module.exports = { syncDirectory };
