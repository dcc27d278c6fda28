import { newId, shortId } from '../../app/ids.ts';
import { run, tourOf } from '../../test-support/tour/tour.ts';
import * as keys from './keys.repository.ts';
import * as partners from './partners.repository.ts';

const HASH = Buffer.alloc(32, 7);
const BY = { kind: 'system', name: 'tour' } as const;

const partnerRow = (id: string, now: Date) => ({
  id,
  name: '湘江人力资源有限公司',
  kind: 'agency' as const,
  region_code: '4303',
  per_minute: 120,
  status: 'active' as const,
  status_since: now,
  created_at: now,
  updated_at: now,
  created_by_kind: BY.kind,
  created_by_name: BY.name,
});
const REVOKED = {
  revoked_by_kind: BY.kind,
  revoked_by_id: null,
  revoked_by_name: BY.name,
};

export const tours = [
  tourOf(partners)({
    findPartners: () => [[[newId(), newId()]]],
    findPartner: () => [[newId()]],
    findPartnerForUpdate: () => [[newId()]],
    insertPartner: (w) => [[partnerRow(newId(), w.now)]],
    updatePartner: (w) => [[newId(), 1, { name: '湘江人力', updated_at: w.now }]],
    blankContactsEndedBefore: (w) => [[w.now]],
    listGrantsOf: () => [[[newId()]]],
    replaceGrants: run(async (trx, w) => {
      const id = newId();
      await partners.insertPartner(trx, partnerRow(id, w.now));
      await partners.replaceGrants(trx, id, [
        { verb: 'feed.read', region: w.a.region },
        { verb: 'indicators.read', region: w.b.region },
      ]);
    }),
  }),
  tourOf(keys)({
    findKeyByPrefix: () => [['AAAAAAAA']],
    touchKey: (w) => [[newId(), w.today]],
    listKeysOf: () => [[[newId()]]],
    insertKey: run(async (trx, w) => {
      const id = newId();
      await partners.insertPartner(trx, partnerRow(id, w.now));
      await keys.insertKey(trx, {
        id: newId(),
        partner_id: id,
        label: '正式环境',
        prefix: shortId(id),
        secret_hash: HASH,
        last_day: w.today,
        created_at: w.now,
        created_by_kind: BY.kind,
        created_by_name: BY.name,
      });
    }),
    shortenKey: (w) => [[newId(), w.today]],
    revokeKeys: (w) => [
      [newId(), null, { ...REVOKED, revoked_at: w.now }],
      [newId(), newId(), { ...REVOKED, revoked_at: w.now }],
    ],
  }),
];
