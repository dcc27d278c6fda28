import { newId } from '../../app/ids.ts';
import { json } from '../../app/db/database.ts';
import { run, tourOf } from '../../test-support/tour/tour.ts';
import * as views from './saved-views.repository.ts';

const SOMEBODY = newId();

export const tours = [
  tourOf(views)({
    listViewRows: (w) => [['vacancies', SOMEBODY, { regions: [w.a.region, ''], sites: [w.b.siteId] }]],
    findViewRow: () => [[SOMEBODY]],
    isVisible: (w) => [[SOMEBODY, SOMEBODY, { regions: [w.a.region], sites: [w.b.siteId] }]],
    deleteViewsNaming: () => [[['王秀英']]],
    countViews: () => [[SOMEBODY, 'vacancies']],
    insertView: run(async (trx, w) => {
      const { id } = await trx.selectFrom('staff').select('id').limit(1).executeTakeFirstOrThrow();
      await views.insertView(trx, {
        id: newId(),
        owner_id: id,
        list: 'vacancies',
        name: '待审核',
        query: json({ status: 'in_review' }),
        created_at: w.now,
        updated_at: w.now,
      });
    }),
    updateView: (w) => [
      [
        { id: SOMEBODY, version: 1 },
        { name: '待审核', updated_at: w.now },
      ],
    ],
    deleteView: () => [[SOMEBODY]],
  }),
];
