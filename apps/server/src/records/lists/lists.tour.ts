import { readContext, type AnyContext } from '../../app/context.ts';
import type { Transaction } from '../../app/db/database.ts';
import { newId } from '../../app/ids.ts';
import { run, tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import { COMPOSITION } from '../module.ts';
import * as exports from './exports.repository.ts';
import * as prefectures from './prefectures.repository.ts';
import * as rows from './rows.repository.ts';

/** A reader with a county who also works for a site of another prefecture. */
function reader(trx: Transaction, w: World): AnyContext {
  const grants = [
    { role: 'county_officer', region: w.a.region, siteId: null },
    { role: 'county_officer', region: w.b.region, siteId: w.b.siteId },
  ] as const;
  const actor = { kind: 'staff', staffId: newId(), login: 'tour', name: 'tour', grants } as const;
  return { ...readContext(w.services, { actor, now: w.now }), db: trx };
}

/** Every list in every order, two pages of one row each. */
const everyList = run(async (trx, w) => {
  const ctx = reader(trx, w);
  for (const { list, anyPage } of w.services.use(COMPOSITION).lists) {
    for (const sort of list.sortNames) {
      const { nextCursor } = await anyPage(ctx, { sort, limit: 1 });
      if (nextCursor !== null) await anyPage(ctx, { sort, limit: 1, cursor: nextCursor });
    }
  }
});

const placed = (['vacancies'] as const).map((table) => ({ table, byRegion: true, bySite: true }));

export const tours = [
  tourOf(rows)({ readKeys: everyList, keysQuery: everyList, countRows: everyList }),
  tourOf(prefectures)({
    listPrefectures: (w) => [
      [placed, { regions: [w.a.region], sites: [w.b.siteId], home: [w.a.prefecture] }],
      [placed, { regions: ['43'], sites: [w.a.siteId], home: [w.a.prefecture, w.b.prefecture] }],
    ],
  }),
  tourOf(exports)({
    exportedSince: (w) => [[newId(), w.now]],
    findReasons: () => [[[newId()]]],
    insertExport: run(async (trx, w) => {
      const { id } = await trx.selectFrom('staff').select('id').limit(1).executeTakeFirstOrThrow();
      await exports.insertExport(trx, {
        id: newId(),
        staff_id: id,
        list: 'vacancies',
        format: 'csv',
        reason: '月度汇总',
        rows: 1,
        created_at: w.now,
      });
    }),
  }),
];
