import { newId, type Ref } from '../../app/ids.ts';
import { copyOf, run, runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as codes from './codes.repository.ts';
import * as checks from './checks/checks.repository.ts';
import * as deadlines from './deadlines.repository.ts';
import * as list from './list.repository.ts';
import * as nearPoints from './near-points.repository.ts';
import * as board from './public/board.repository.ts';
import * as feed from './public/feed.repository.ts';
import * as pages from './public/pages.repository.ts';
import * as search from './public/search.repository.ts';
import * as publication from './publication/publication.repository.ts';
import * as titles from './titles.repository.ts';
import * as vacancies from './vacancies.repository.ts';

const scope = (w: World) => ({ regions: [w.a.region, w.b.prefecture], sites: [w.b.siteId] });
const both = (w: World, of: (half: World['a']) => Ref) => [of(w.a), of(w.b)];
const POINT = { lng: 112.95, lat: 28 };
const START: feed.FeedPosition = { transaction: '0', change: 0 };
const FINDING = {
  code: 'discrimination_sex',
  severity: 'block',
  field: 'title',
  params: { word: '男' },
} as const;

const publicFilter = (w: World): search.PublicFilter => ({
  query: null,
  words: null,
  kinds: [],
  payFrom: null,
  lodging: false,
  meals: false,
  daily: false,
  point: null,
  radius: null,
  sort: 'newest',
  today: w.today,
  limit: 10,
});
const publicFilters = (w: World): Array<[search.PublicFilter]> => [
  [publicFilter(w)],
  [{ ...publicFilter(w), sort: 'best', point: POINT, query: `'保安'`, words: `'保安'` }],
  [
    {
      ...publicFilter(w),
      sort: 'nearest',
      point: POINT,
      radius: 50_000,
      kinds: ['full_time'],
      payFrom: 100_000,
    },
  ],
  [{ ...publicFilter(w), sort: 'pay', lodging: true, meals: true, daily: true }],
];

export const tours = [
  tourOf(codes)({
    lockWithoutCode: (w) => w.each((half) => [half.prefecture, [half.vacancy.id]]),
    listPublicWithoutCode: (w) => w.each((half) => [half.prefecture, 10]),
    setShortCodes: (w) => w.each((half) => [half.prefecture, [{ id: half.vacancy.id, code: 'K7PM4XRDC' }]]),
  }),
  tourOf(deadlines)({ listReviewsWithoutDeadline: () => [[10]] }),
  tourOf(vacancies)({
    vacanciesFrom: run((trx) => vacancies.vacanciesFrom(trx).select('v.id')),
    findVacancyRow: (w) => w.each((half) => [half.vacancy]),
    listVacanciesByRef: (w) => [[both(w, (half) => half.vacancy)]],
    findVacancyForUpdate: (w) => w.each((half) => [half.vacancy]),
    moveWithEmployer: (w) => w.each((half) => [half.employer]),
    insertVacancy: runEach(async (trx, half) => {
      const copy = await copyOf(trx, 'vacancies', half.vacancy, {});
      const ref = { prefecture: half.prefecture, id: newId(), employer_id: half.employer.id };
      return vacancies.insertVacancy(trx, { ...copy, ...ref });
    }),
    updateVacancyRow: (w) => w.each((half) => [half.vacancy, { description: '新的', updated_at: w.now }]),
    listOpenOf: (w) => w.each((half) => [half.employer, ['published']]),
    listToExpire: (w) => [['2030-01-01', w.now, 10]],
    lockCompany: (w) => w.each((half) => [half.employer]),
    listByRefs: (w) => [[both(w, (half) => half.vacancy)]],
  }),
  tourOf(list)({
    findVacancyListRow: (w) => w.each((half) => [half.vacancy]),
    findVacancyListRows: (w) => [[both(w, (half) => half.vacancy)]],
    countCandidates: (w) => w.each((half) => [half.vacancy]),
  }),
  tourOf(nearPoints)({
    listPlacedByDivision: (w) => w.each((half) => [half.prefecture, null, 10]),
    updateNearPoints: (w) =>
      w.each((half) => [half.prefecture, [{ id: half.vacancy.id, ...POINT, within: 0 }]]),
  }),
  tourOf(titles)({
    countUnmapped: (w) => [
      [{ ...scope(w), siteId: undefined }],
      [{ regions: [''], sites: [], siteId: w.b.siteId }],
    ],
    listUnmappedTitles: (w) => [
      [scope(w), { offset: 0, limit: 10 }],
      [
        { regions: [''], sites: [] },
        { offset: 0, limit: 10 },
      ],
    ],
    listUnmappedRefs: (w) => [
      ['星际领航员', { regions: [''], sites: [] }, 10],
      ['星际领航员', scope(w), 10],
    ],
  }),
  tourOf(checks)({
    listAlike: (w) =>
      w.each((half) => [
        {
          prefecture: half.prefecture,
          id: half.draft.id,
          employerId: half.employer.id,
          title: '门岗保安',
          occupationCode: '4-07-05-01',
          fingerprintKeys: ['a', 'b'],
        },
      ]),
    listContaining: (w) =>
      w.each((half) => [[half.prefecture], { region: half.region, word: '保_安', limit: 3 }]),
    listFindingRows: (w) => w.each((half) => [half.vacancy]),
    insertFindings: (w) => w.each((half) => [half.draft, [FINDING], w.now]),
    findingRows: run((_trx, w) => checks.findingRows(w.a.vacancy, [FINDING], w.now)),
    updateFinding: (w) =>
      w.each((half) => [
        { prefecture: half.prefecture, id: newId() },
        { decided: 'accepted', decided_by_name: '王芳', decided_reason: '工种要求' },
      ]),
  }),
  tourOf(board)({ findBoardSite: (w) => w.each((half) => [half.siteId]) }),
  tourOf(feed)({
    feedHead: () => [[]],
    listChanges: () => [[START, 10]],
    listSnapshot: (w) => [
      [{ regions: ['43', '12'], today: w.today, after: null, limit: 10 }],
      [{ regions: [''], today: w.today, after: w.a.vacancy, limit: 10 }],
    ],
  }),
  tourOf(pages)({
    listOpenSites: () => [[10]],
    listForSitemap: (w) => [[w.today, 10]],
  }),
  tourOf(search)({
    searchPublic: publicFilters,
    countPublic: publicFilters,
    findPublicRow: (w) => w.each((half) => [half.vacancy, POINT]),
    listNearby: (w) => [
      [{ region: w.a.region, point: POINT, today: w.today, limit: 10 }],
      [{ region: '43', point: null, today: w.today, limit: 10 }],
    ],
  }),
  tourOf(publication)({
    channelRows: run((_trx, w) => publication.channelRows(w.a.vacancy, w.now)),
    enterChannels: (w) => w.each((half) => [half.vacancy, w.now]),
    leaveChannels: (w) => w.each((half) => [half.vacancy, w.now]),
    changeRow: run((_trx, w) => publication.changeRow(w.a.vacancy, 'upsert', w.now)),
    listChannelRows: (w) => w.each((half) => [half.vacancy]),
    lastChangeIn: (w) => w.each((half) => [half.prefecture]),
  }),
];
