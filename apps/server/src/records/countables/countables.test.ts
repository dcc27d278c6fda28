import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type CountableKind, type Days } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import type { CurrentAction } from '../../app/action.ts';
import { bulkWrite, runWrite, type WriteContext } from '../../app/context.ts';
import { newId } from '../../app/ids.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { count, COUNTABLES_FOLLOWER, recount, repointPerson, voidCount } from './count.ts';
import { readFigures, readSeries, readSplit } from './figures.repository.ts';
import { listFirsts } from './firsts.repository.ts';
import { foldCountables } from './fold.ts';
import type { Scope } from './scope.sql.ts';
import { verifyCountables } from './verify.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.stop());
beforeEach(async () => {
  await platform.services.pool.query('truncate countables, countable_changes, countable_sums');
});

const START = '2024-01-01';
const KINDS = [
  'seeker_referred',
  'work_started',
  'vacancy_published',
] as const satisfies readonly CountableKind[];
const REGIONS = ['4303', '430302', '430304', '430304004', '430304005', '4301', '430102001'];
const SITES = Array.from({ length: 3 }, newId).sort();

interface Row {
  kind: CountableKind;
  prefecture: string;
  subject: string;
  source: string;
  day: string;
  region: string;
  site: string | null;
  amount: number;
}

/** A reference model that a person could work out on paper. */
class Paper {
  readonly rows: Row[] = [];
  /** People by prefecture: a person is counted at home. */
  readonly people = { '4303': Array.from({ length: 4 }, newId), '4301': Array.from({ length: 2 }, newId) };

  within({ regions, sites, siteId, exactRegion }: Scope, { from, to }: Days, kind: CountableKind): Row[] {
    return this.rows.filter(
      (row) =>
        row.kind === kind &&
        row.day >= from &&
        row.day <= to &&
        (regions.some((region) => row.region.startsWith(region)) || sites.includes(row.site ?? '')) &&
        (siteId === null || row.site === siteId) &&
        (exactRegion === null || row.region === exactRegion),
    );
  }
}

const figureOf = (rows: readonly Row[]) => ({
  value: new Set(rows.map(({ subject }) => subject)).size,
  times: rows.reduce((sum, { amount }) => sum + amount, 0),
});

const day = fc.nat(900).map((days) => addDays(START, days));
const place = fc.record({ region: fc.constantFrom(...REGIONS), site: fc.constantFrom(null, ...SITES) });
const step = fc.record({
  do: fc.oneof(
    { weight: 12, arbitrary: fc.constant('count' as const) },
    { weight: 3, arbitrary: fc.constant('recount' as const) },
    { weight: 2, arbitrary: fc.constantFrom('void' as const, 'fold' as const) },
    { weight: 1, arbitrary: fc.constant('merge' as const) },
  ),
  kind: fc.constantFrom(...KINDS),
  pick: fc.nat(),
  other: fc.nat(),
  day,
  place,
  amount: fc.integer({ min: 1, max: 9 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Work = (ctx: WriteContext) => Promise<void>;

const pickOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

/** Takes a step in the model; returns the same step for the database, null when it is impossible. */
function take(paper: Paper, given: Step): Work | null {
  const { rows, people } = paper;
  const { region, site } = given.place;
  const row = pickOf(rows, given.pick);
  const source = { prefecture: row?.prefecture ?? '', id: row?.source ?? '' };
  if (given.do === 'count') return takeCount(paper, given);
  if (given.do === 'merge') {
    const own = people['4303'];
    const [from, to] = [pickOf(own, given.pick), pickOf(own, given.other)];
    if (from === undefined || to === undefined || from === to || own.length < 3) return null;
    own.splice(own.indexOf(from), 1);
    for (const each of rows) if (each.subject === from) each.subject = to;
    return (ctx) => repointPerson(ctx, { prefecture: '4303', id: from }, { prefecture: '4303', id: to });
  }
  if (row === undefined || given.do === 'fold') return null;
  if (given.do === 'void') {
    rows.splice(rows.indexOf(row), 1);
    return (ctx) => voidCount(ctx, source, [row.kind], 'mistake');
  }
  if (row.kind !== 'vacancy_published' && region.slice(0, 4) !== row.prefecture) return null;
  Object.assign(row, { day: given.day, region, site, amount: given.amount });
  const change = { day: given.day, regionCode: region, siteId: site, amount: given.amount };
  return (ctx) => recount(ctx, { kind: row.kind, source }, change);
}

function takeCount(
  { rows, people }: Paper,
  { kind, day, amount, pick, place: { region, site } }: Step,
): Work | null {
  const isVacancy = kind === 'vacancy_published';
  const prefecture = !isVacancy && region.startsWith('4301') ? '4301' : '4303';
  const subject = isVacancy ? newId() : pickOf(people[prefecture], pick);
  if (subject === undefined) return null;
  const source = isVacancy ? subject : newId();
  rows.push({ kind, prefecture, subject, source, day, region, site, amount });
  const input = { kind, subject: { prefecture, id: subject }, sourceId: source, day, amount };
  return (ctx) => count(ctx, [{ ...input, regionCode: region, siteId: site }]);
}

const write = (work: Work) => runWrite(platform.services, { actor: system('test') }, work);

const scope: fc.Arbitrary<Scope> = fc
  .record({
    region: fc.constantFrom('', '43', '4303', '4301', '430304', '430302', '430304004'),
    other: fc.constantFrom(null, null, '430302', '4301'),
    sites: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray(SITES)),
    siteId: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.constantFrom(...SITES)),
    exactRegion: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.constantFrom(...REGIONS)),
  })
  .map(({ region, other, ...rest }) => ({ ...rest, regions: other === null ? [region] : [region, other] }));

/** Begins and ends near rows, so that it separates related ones. */
const cuts = fc.record({
  one: fc.nat(),
  other: fc.nat(),
  early: fc.constantFrom(0, 1, 5, -1, -9),
  late: fc.constantFrom(0, 1, 5, -1, -9),
  fromFirst: fc.boolean(),
  toLast: fc.boolean(),
});

function periodOf(paper: Paper, { one, other, early, late, fromFirst, toLast }: Question['cuts']): Days {
  const [a, b] = [pickOf(paper.rows, one)?.day ?? START, pickOf(paper.rows, other)?.day ?? START];
  const from = addDays(a < b ? a : b, -early);
  const to = addDays(a < b ? b : a, late);
  const firstOf = (day: string) => `${day.slice(0, 8)}01`;
  const start = fromFirst ? firstOf(from) : from;
  const end = toLast ? addDays(firstOf(addDays(firstOf(to), 32)), -1) : to;
  return { from: start, to: end < start ? start : end };
}

const question = fc.record({
  scope,
  cuts,
  split: fc.constantFrom('site' as const, 4 as const, 6 as const, 9 as const),
  limit: fc.integer({ min: 1, max: 9 }),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);

describe('what is counted', () => {
  it('gives every figure, split, series and list as a count on paper would', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 4, maxLength: 14 }),
        fc.boolean(),
        fc.array(question, { minLength: 12, maxLength: 12 }),
        async (writes, folds, questions) => {
          await platform.services.pool.query('truncate countables, countable_changes, countable_sums');
          const paper = new Paper();
          for (const [index, steps] of writes.entries()) {
            const works = steps.map((each) => take(paper, each)).filter((work) => work !== null);
            if (index % 3 === 0) {
              // Many records in one write, one of which fails and leaves nothing behind.
              await write(async (ctx) => {
                const bulk = bulkWrite(ctx);
                for (const work of works) {
                  await bulk.inSavepoint(() => work(bulk.ctx));
                  await bulk
                    .inSavepoint(async () => {
                      await work({ ...bulk.ctx });
                      throw new RangeError('a row that is refused');
                    })
                    .catch(() => undefined);
                }
                await bulk.flush();
              });
            } else for (const work of works) await write(work);
            if (folds && steps.some((each) => each.do === 'fold')) await foldCountables(platform.services);
          }
          for (const [index, each] of questions.entries()) {
            if (index === 6) await foldCountables(platform.services);
            await ask(paper, each);
          }
          expect(await differences()).toEqual([]);
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('goes back with the action that counted or voided it', async () => {
    const { services } = platform;
    const subject = { prefecture: '4303', id: newId() };
    const [first, second] = [newId(), newId()];
    const kind = 'seeker_referred';
    const at = { subject, kind, regionCode: '430304', siteId: null } as const;
    const inAction = (id: string, work: Work): Work => {
      const action: CurrentAction = {
        key: { prefecture: '4303', id },
        noun: 'placement',
        move: 'refer',
        record: subject,
        cause: null,
        until: null,
        caused: [],
        closeWindow: () => undefined,
      };
      return (ctx) => work({ ...ctx, action });
    };
    const scope = { regions: ['4303'], sites: [], siteId: null, exactRegion: null };
    const figure = async () =>
      (await readFigures(services.db, KINDS, scope, [{ from: '2025-01-01', to: '2025-12-31' }]))(kind, 0);
    const [counting, voiding] = [newId(), newId()];
    await write((ctx) => count(ctx, [{ ...at, day: '2025-02-01', sourceId: first }]));
    await write(inAction(counting, (ctx) => count(ctx, [{ ...at, day: '2025-01-01', sourceId: second }])));
    await write(
      inAction(voiding, (ctx) => voidCount(ctx, { prefecture: '4303', id: first }, [kind], 'mistake')),
    );
    expect(await figure()).toEqual({ value: 1, times: 1 });
    const takeBack = (id: string) =>
      write((ctx) =>
        COUNTABLES_FOLLOWER.takeBack(ctx, [{ prefecture: '4303', id }], { prefecture: '4303', id: newId() }),
      );
    // The person it was counted for may have been merged into another record meanwhile.
    const merged = { prefecture: '4303', id: newId() };
    await write((ctx) => repointPerson(ctx, subject, merged));
    await takeBack(voiding);
    expect(await figure()).toEqual({ value: 1, times: 2 });
    await takeBack(counting);
    expect(await figure()).toEqual({ value: 1, times: 1 });
    expect(await differences()).toEqual([]);
  });

  it.each([false, true])(
    'counts once whoever comes back at both cut ends of a period (added to the sums: %s)',
    async (isFolded) => {
      const subject = { prefecture: '4303', id: newId() };
      const at = { subject, kind: 'seeker_referred', regionCode: '430304', siteId: null } as const;
      await write((ctx) =>
        count(
          ctx,
          ['2025-01-20', '2025-03-10'].map((day) => ({ ...at, day, sourceId: newId() })),
        ),
      );
      if (isFolded) await foldCountables(platform.services);
      const scope = { regions: ['4303'], sites: [], siteId: null, exactRegion: null };
      const asked = { from: '2025-01-15', to: '2025-03-15' };
      const figure = (await readFigures(platform.services.db, KINDS, scope, [asked]))('seeker_referred', 0);
      expect(figure).toEqual({ value: 1, times: 2 });
    },
  );

  async function ask(paper: Paper, { scope, cuts, split, limit }: Question): Promise<void> {
    const { db } = platform.services;
    const period = periodOf(paper, cuts);
    const why = JSON.stringify([scope, period, split]);
    const before = { from: addDays(period.from, -400), to: addDays(period.from, -1) };
    const figures = await readFigures(db, KINDS, scope, [period, before]);
    for (const kind of KINDS) {
      expect([figures(kind, 0), figures(kind, 1)], `${kind} ${why}`).toEqual([
        figureOf(paper.within(scope, period, kind)),
        figureOf(paper.within(scope, before, kind)),
      ]);
      const own = paper.within(scope, period, kind);
      if (!isNarrower(scope, split)) {
        const groups = Map.groupBy(own, ({ region, site }) =>
          split === 'site' ? (site ?? '') : region.slice(0, split),
        );
        const found = await readSplit(
          db,
          kind,
          scope,
          period,
          split === 'site' ? { by: 'site' } : { by: 'region', digits: split },
        );
        expect(found.sort(byKey), `${kind} ${why}`).toEqual(
          [...groups].map(([key, rows]) => ({ key, ...figureOf(rows) })).sort(byKey),
        );
      }
      const stretches = [0, 1, 2, 3].map((at) => ({
        from: addDays(period.from, at * 31),
        to: addDays(period.from, at * 31 + (at === 2 ? 0 : 30)),
      }));
      const series = await readSeries(db, kind, scope, stretches, ({ from, to }) =>
        Array.from({ length: 31 }, (_each, at) => addDays(from, at)).filter((each) => each <= to),
      );
      expect(series, `${kind} ${why}`).toEqual(
        stretches.map((stretch) => figureOf(paper.within(scope, stretch, kind)).value),
      );
      const listed = [];
      for (let after: { day: string; subjectId: string } | null = null; ;) {
        const page = await listFirsts(db, kind, scope, period, { after, limit });
        listed.push(
          ...page.map(({ subjectId, sourceId, day, times }) => ({ subjectId, sourceId, day, times })),
        );
        const last = page.at(-1);
        if (last === undefined || page.length < limit) break;
        after = last;
      }
      const firsts = [...Map.groupBy(own, ({ subject }) => subject)]
        .map(([subjectId, rows]) => {
          const [first] = rows.toSorted((a, b) => (a.day + a.source < b.day + b.source ? -1 : 1));
          return { subjectId, sourceId: first?.source, day: first?.day ?? '', times: figureOf(rows).times };
        })
        .sort((a, b) => (a.day + a.subjectId < b.day + b.subjectId ? 1 : -1));
      expect(listed, `${kind} ${why}`).toEqual(firsts);
    }
  }
});

/** Splits are requested only below the widest region, as the screens do. */
function isNarrower({ regions }: Scope, split: 'site' | 4 | 6 | 9): boolean {
  const widest = Math.min(...regions.map(({ length }) => length));
  return split !== 'site' && (widest >= split || (split === 9 && widest < 6) || (split === 6 && widest < 4));
}

/** What `verify` would report if the rows themselves were the records. */
async function differences(): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const prefecture of ['4303', '4301']) {
    await verifyCountables(platform.services, {
      prefecture,
      repair: false,
      onPrefecture: (_prefecture, some) => void found.push(...some.filter(({ what }) => what !== 'surplus')),
    });
  }
  return found;
}
