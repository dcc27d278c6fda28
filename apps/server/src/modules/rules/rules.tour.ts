import { NATION, regionChain } from '@yizhan/domain';
import { json } from '../../app/db/database.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as comparisons from './comparisons.repository.ts';
import * as rules from './rules.repository.ts';

const CODE = 'group.veteran';
const ID = '019a9a3e-0000-7000-8000-000000000002';
const FACT = '019a9a3e-0000-7000-8000-000000000003';

export const tours = [
  tourOf(rules)({
    listPublished: (w) => w.each((half) => [regionChain(half.region)]),
    listVersionsAround: (w) => w.each((half) => [[NATION], half.prefecture]),
    findVersion: () => [[ID]],
    lastNumber: (w) => w.each((half) => [CODE, half.region]),
    insertVersion: (w) =>
      w.each((half) => [
        {
          id: ID,
          code: CODE,
          region_code: half.region,
          number: 1,
          content: json({}),
          certainty: 'example',
          origin: 'bureau',
          status: 'draft',
          created_by_kind: 'system',
          created_at: w.now,
          updated_at: w.now,
        },
      ]),
    updateDraft: () => [[ID, 1, { clause: '第一条' }]],
    endBefore: (w) => w.each((half) => [{ code: CODE, region: half.region, day: w.today }]),
    reopenBefore: (w) => w.each((half) => [{ code: CODE, region: half.region, day: w.today, until: null }]),
    listFacts: (w) => w.each((half) => [half.seeker]),
    putFact: (w) =>
      w.each((half) => [
        {
          prefecture: half.prefecture,
          id: FACT,
          seeker_id: half.seeker.id,
          fact: 'wants_work',
          value: json(true),
          words: '有就业意愿：是',
          stated_by_kind: 'system',
          stated_at: w.now,
        },
      ]),
    deleteFact: (w) => w.each((half) => [half.seeker, 'wants_work']),
    handOverFacts: (w) => w.each((half) => [half.seeker, half.applicant]),
    listPeople: (w) => [
      ...w.each<[string, { id: string }, string]>((half) => [
        half.prefecture,
        { id: half.seeker.id },
        w.today,
      ]),
      ...w.each<[string, { regions: string[]; after: string; limit: number }, string]>((half) => [
        half.prefecture,
        { regions: [half.region], after: half.seeker.id, limit: 10 },
        w.today,
      ]),
    ],
    countPeople: (w) => w.each((half) => [half.prefecture, [half.region]]),
  }),
  tourOf(comparisons)({
    insertComparison: (w) => [
      [
        {
          id: ID,
          rule_id: ID,
          region_code: w.a.region,
          as_of: w.today,
          state: 'waiting',
          asked_by_kind: 'system',
          asked_at: w.now,
          updated_at: w.now,
        },
      ],
    ],
    findComparison: () => [[ID]],
    findComparisonForUpdate: () => [[ID]],
    findRunning: () => [[ID]],
    updateComparison: () => [[ID, { state: 'stopped' }]],
    keepPeople: (w) =>
      w.each((half) => [
        [
          {
            prefecture: half.prefecture,
            comparison_id: ID,
            seeker_id: half.seeker.id,
            before: 'unknown',
            after: 'yes',
            kept_at: w.now,
          },
        ],
      ]),
    listKept: (w) => [[[w.a.prefecture, w.b.prefecture], ID]],
  }),
];
