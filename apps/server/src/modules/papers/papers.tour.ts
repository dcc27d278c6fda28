import type { InsertObject } from 'kysely';
import { system } from '../../app/actor.ts';
import type { DB, Transaction } from '../../app/db/database.ts';
import { insertRows } from '../../app/db/rows.ts';
import { newId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import * as papers from './papers.repository.ts';

const ID = newId();
const BATCH = newId();

function paper(half: Half, w: World): InsertObject<DB, 'papers'> {
  return {
    prefecture: half.prefecture,
    id: ID,
    batch_id: BATCH,
    kind: 'referral_slip',
    region_code: half.region,
    site_id: half.siteId,
    office: half.region,
    year: 2026,
    serial: 1,
    number: '岳塘区推荐〔2026〕1号',
    code: 'K7PM4XRDC',
    office_name: '岳塘区书院路就业驿站',
    language: 'zh-CN',
    seeker_id: half.seeker.id,
    employer_prefecture: half.prefecture,
    employer_id: half.employer.id,
    placement_id: half.placement.id,
    details: null,
    issued_on: w.today,
    expires_on: null,
    status: 'issued',
    created_at: w.now,
    updated_at: w.now,
    ...stamped('issued', system('tour')),
  };
}
const at = (half: Half): Ref => ({ prefecture: half.prefecture, id: ID });

export const tours = [
  tourOf(papers)(
    {
      findPaperRows: (w) => [[[at(w.a), at(w.b)]]],
      findPaperFacts: (w) => w.each((half) => [at(half)]),
      listBatch: (w) => w.each((half) => [{ prefecture: half.prefecture, id: BATCH }]),
      holdSlipSources: (w) => [[[w.a.placement, w.b.placement]]],
      listSlipStates: (w) => [[[w.a.placement, w.b.placement], w.today]],
      listWorkplaces: (w) => [[[w.a.vacancy, w.b.vacancy]]],
      findVisited: (w) => w.each((half) => [half.employer]),
      blankPapersOf: (w) => [[[w.a.employer.id, w.b.employer.id]]],
    },
    async (trx: Transaction, w: World) => {
      await insertRows(
        trx,
        'papers',
        [w.a, w.b].map((half) => paper(half, w)),
      );
    },
  ),
];
