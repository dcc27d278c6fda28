import { addDays, type CountableSum } from '@yizhan/domain';
import { newId } from '../../app/ids.ts';
import { proofSources } from '../evidence/grades.ts';
import type { ProofSource } from '../evidence/types.ts';
import { COMPOSITION } from '../module.ts';
import { run, runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import * as countables from './countables.repository.ts';
import * as figures from './figures.repository.ts';
import * as firsts from './firsts.repository.ts';
import type { Scope } from './scope.sql.ts';
import * as sums from './sums.repository.ts';
import type { CountedKind } from './types.ts';
import * as verify from './verify.repository.ts';

const WHOLE: Scope = { regions: [''], sites: [], siteId: null, exactRegion: null };
const scopes = (w: World): Scope[] => [
  WHOLE,
  { ...WHOLE, regions: ['43'] },
  { ...WHOLE, regions: [w.a.region, w.b.prefecture], sites: [w.b.siteId] },
  { ...WHOLE, siteId: w.a.siteId },
  { ...WHOLE, exactRegion: w.b.region },
];
const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const WEEK = { from: '2026-11-16', to: '2026-11-22' };
const kindsOf = (w: World): CountedKind[] =>
  w.services.use(COMPOSITION).modules.flatMap(({ countables: kinds = [] }) => [...kinds]);
const live = (half: Half): countables.LiveFilter => ({
  subjects: [half.seeker.id],
  sources: [half.placement.id],
  people: [half.worker.id],
  actions: [half.placement.id],
  kinds: null,
});
const sum = (half: Half): CountableSum => ({
  kind: 'seeker_referred',
  level: 'county',
  area: half.region,
  span: 'day',
  at: '2026-11-18',
  rows: 1,
  amount: 1,
  repeatsByDays: [],
  repeatsByMonths: [],
  followedByMonths: [],
});

export const tours = [
  tourOf(countables)({
    readLive: (w) => w.each((half) => [half.prefecture, live(half)]),
    listClaims: (w) => w.each((half) => [half.prefecture, half.seeker.id, ['seeker_referred']]),
    readVoidedBy: (w) => w.each((half) => [half.prefecture, [half.placement.id]]),
    voidRows: (w) =>
      w.each((half) => [half.prefecture, [{ id: newId(), reason: 'mistake', actionId: null }], w.now]),
    repointVoided: (w) => w.each((half) => [half.prefecture, half.seeker.id, half.worker.id]),
    relinkRows: runEach(async (trx, half) => {
      const rows = await countables.readLive(trx, half.prefecture, live(half));
      await countables.relinkRows(trx, half.prefecture, rows);
    }),
  }),
  tourOf(figures)({
    readFigures: (w) =>
      scopes(w).map((scope) => [
        ['seeker_registered', 'work_started', 'vacancy_published'],
        scope,
        [YEAR, WEEK],
      ]),
    readSplit: (w) =>
      scopes(w).flatMap(
        (scope): Array<Parameters<typeof figures.readSplit> extends [unknown, ...infer A] ? A : never> => [
          ['seeker_referred', scope, YEAR, { by: 'region', digits: 6 }],
          ['vacancy_published', scope, WEEK, { by: 'site' }],
        ],
      ),
    upTo: run(() => figures.upTo),
    readSeries: (w) =>
      scopes(w).map((scope) => [
        'work_started',
        scope,
        [WEEK],
        ({ from }) => [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(from, days)),
      ]),
  }),
  tourOf(firsts)({
    listFirsts: (w) => scopes(w).map((scope) => ['seeker_referred', scope, YEAR, { after: null, limit: 10 }]),
  }),
  tourOf(sums)({
    tryLockSums: (w) => w.each((half) => [half.prefecture]),
    lockSums: (w) => w.each((half) => [half.prefecture]),
    prefecturesWithChanges: () => [[]],
    takeChanges: (w) => w.each((half) => [half.prefecture, 10]),
    readChanges: (w) => w.each((half) => [half.prefecture]),
    readRowsAsChanges: (w) => w.each((half) => [half.prefecture, 2]),
    readSums: (w) => w.each((half) => [half.prefecture, [sum(half)]]),
    readAllSums: (w) => w.each((half) => [half.prefecture]),
    writeSums: (w) => w.each((half) => [half.prefecture, [sum(half)]]),
    dropSums: (w) => w.each((half) => [half.prefecture]),
  }),
  tourOf(verify)({
    allPrefectures: (w) => [[kindsOf(w)]],
    compareRows: (w) =>
      kindsOf(w).flatMap((kind) =>
        w.each((half): [string, CountedKind, readonly ProofSource[]] => [
          half.prefecture,
          kind,
          proofSources(w.services),
        ]),
      ),
    compareKinds: (w) => w.each((half) => [half.prefecture, kindsOf(w)]),
    compareForerunners: (w) => w.each((half) => [half.prefecture]),
    holdCountables: () => [[]],
    repairRows: (w) =>
      kindsOf(w).flatMap((kind) =>
        w.each((half): [string, CountedKind, readonly ProofSource[], Date] => [
          half.prefecture,
          kind,
          proofSources(w.services),
          w.now,
        ]),
      ),
    prefecturesUngraded: () => [[['work_started']]],
    voidUndeclared: (w) => w.each((half) => [half.prefecture, kindsOf(w), w.now]),
    repairForerunners: (w) => w.each((half) => [half.prefecture]),
  }),
];
