import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchContext } from '@yizhan/matching';
import { encodeMemory } from './memory/encode.ts';
import { frameOf, keptRound, recallRound } from './memory/recall.ts';
import type { SolvedLists } from './messages.ts';
import type { RoundRows } from './rows.ts';
import { solveRows, type EarlierRound } from './solve.ts';
import { dayAfter, MADE_CONTEXT, madeInputs, rowsOf, type Inputs } from './testing/made-rows.ts';

const PER_SEEKER = 3;
const PUBLISHED = '2026-03-01T18:10:00.000Z';
const today = madeInputs();
const tomorrow = dayAfter(today);
const NEVER = { onProgress: () => undefined, onCheckpoint: () => undefined };

const frame = (context: MatchContext = MADE_CONTEXT, centres = ''): string =>
  frameOf({ policy: context.policy, pass: 'first', perSeeker: PER_SEEKER }, centres);

function solve(rows: RoundRows, earlier: EarlierRound | null = null, threads = 1, context = MADE_CONTEXT) {
  const task = { perSeeker: PER_SEEKER, checkpoints: [], checkpointEvery: 1, threads, worthThreads: 1 };
  return solveRows(rows, context, task, NEVER, earlier);
}

type Solved = Awaited<ReturnType<typeof solve>>;

/** A round's memory, as the next one reads it. */
async function recalled(
  before: { rows: RoundRows; solved: Solved },
  rows: RoundRows,
  { own = frame(), spoil = (parts: Uint8Array[]): Uint8Array[] => parts } = {},
): Promise<EarlierRound | null> {
  const { kept, report } = before.solved;
  const written = [...encodeMemory(keptRound(before.rows, { ...kept, frame: frame() }))];
  const hash = createHash('sha256');
  for (const part of written) hash.update(part);
  const parts = async function* () {
    for (const part of spoil(written)) yield await Promise.resolve(part);
  };
  const found = await recallRound(parts(), { frame: own, digest: hash.digest() }, rows);
  return found === null ? null : { ...found, report, publishedAt: PUBLISHED };
}

async function firstDay(inputs: Inputs = today): Promise<{ rows: RoundRows; solved: Solved }> {
  const rows = rowsOf(inputs);
  return { rows, solved: await solve(rows) };
}

async function secondDay(threads = 1) {
  const before = await firstDay();
  const rows = rowsOf(tomorrow);
  const earlier = await recalled(before, rows);
  return { before, rows, earlier, solved: await solve(rows, earlier, threads) };
}

/** Every recommendation is of a pair that no rule forbids, with its score, and within the places. */
function expectRight({ seekers, vacancies, offset, ...lists }: SolvedLists, inputs: Inputs): void {
  const { index } = rowsOf(inputs);
  const load = new Map<number, number>();
  seekers.forEach((seeker, person) => {
    const from = offset[person] ?? 0;
    const to = offset[person + 1] ?? 0;
    expect(to - from).toBeLessThanOrEqual(PER_SEEKER);
    for (let entry = from; entry < to; entry += 1) {
      const vacancy = lists.vacancy[entry] ?? -1;
      const { exclusions, match } = index.explainPair(seeker, vacancies[vacancy] ?? '');
      expect(exclusions).toEqual([]);
      expect(match.score).toBe(lists.score[entry]);
      if (lists.overflow[entry] === 0) load.set(vacancy, (load.get(vacancy) ?? 0) + 1);
    }
    const isFeasible = index.bestVacancies(seeker, { limit: 1 }).some(({ score }) => score > 0);
    expect(to > from).toBe(isFeasible);
  });
  // Every synthetic vacancy has one place.
  for (const count of load.values()) expect(count).toBeLessThanOrEqual(PER_SEEKER);
}

describe('a round after some changes', () => {
  it('begins from the one before, breaks no rule and is as near the best', async () => {
    const { earlier, solved } = await secondDay();
    expect(earlier).toMatchObject({ changedSeekers: 10, changedVacancies: 5, sinceWhole: 0 });
    expect(solved.isBuilt).toBe(true);
    expectRight(solved.lists, tomorrow);
    expect(solved.lists.vacancies).not.toContain(today.posts[11]?.id);
    const whole = await solve(rowsOf(tomorrow));
    const { certificate } = solved.report;
    expect(certificate.gap).toBeLessThanOrEqual((earlier?.wholeGap ?? 0) + 0.0001);
    expect(certificate.value).toBeGreaterThanOrEqual(whole.report.certificate.value * 0.9998);
    expect(certificate.bound).toBeGreaterThanOrEqual(whole.report.certificate.value);
  });

  it('does so whatever the rows and whatever changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), async (seed) => {
        const inputs = madeInputs(seed);
        const before = await firstDay(inputs);
        const next = dayAfter(inputs);
        const rows = rowsOf(next);
        const earlier = await recalled(before, rows);
        const solved = await solve(rows, earlier);
        expectRight(solved.lists, next);
        const { gap, value, bound } = solved.report.certificate;
        expect(value).toBeLessThanOrEqual(bound);
        expect(gap).toBeLessThanOrEqual(before.solved.report.certificate.gap + 0.0001);
        expect(solved.report.round.without_any).toBe(0);
      }),
      { numRuns: 12, seed: 31 },
    );
  });

  it('offers nothing within one prefecture in a second pass', async () => {
    const rows = rowsOf(today, { pass: 'second' });
    const before = { rows, solved: await solve(rows) };
    const next = rowsOf(tomorrow, { pass: 'second' });
    const earlier = await recalled(before, next);
    const { isBuilt, lists } = await solve(next, earlier);
    expect(isBuilt).toBe(true);
    lists.seekers.forEach((seeker, person) => {
      for (const vacancy of lists.vacancy.subarray(lists.offset[person], lists.offset[person + 1]))
        expect(lists.vacancies[vacancy]?.slice(0, 4)).not.toBe(seeker.slice(0, 4));
    });
    expect(lists.vacancy.length).toBeGreaterThan(0);
  });

  it('counts what a whole one counts, and takes over what needs everybody', async () => {
    const { before, solved } = await secondDay();
    const whole = await solve(rowsOf(tomorrow));
    for (const key of ['seekers', 'vacancies', 'places', 'feasible', 'fillable'] as const)
      expect(solved.report[key]).toBe(whole.report[key]);
    expect(solved.report.round.without_any).toBe(0);
    const { plain, filledByBest, groups, load } = before.solved.report;
    expect(solved.report).toMatchObject({ plain, filledByBest, groups, comparedAt: PUBLISHED });
    expect(solved.report.load.plain).toEqual(load.plain);
    expect(whole.report.comparedAt).toBeNull();
  });

  it('is the same with any number of threads and when it is run again', async () => {
    const [alone, shared, again] = [await secondDay(1), await secondDay(2), await secondDay(1)];
    expect(shared.solved).toEqual(alone.solved);
    expect(again.solved).toEqual(alone.solved);
  });

  it('asks about those who changed only, but for a sample', async () => {
    const { earlier } = await secondDay();
    const told = new Map<string, number>();
    const task = {
      perSeeker: PER_SEEKER,
      checkpoints: [],
      checkpointEvery: 1,
      threads: 1,
      worthThreads: 1,
    };
    await solveRows(
      rowsOf(tomorrow),
      MADE_CONTEXT,
      task,
      {
        ...NEVER,
        onProgress: (stage, _, total) => told.set(stage, Math.max(total, told.get(stage) ?? 0)),
        onCheckpoint: () => expect.unreachable('nothing to save'),
      },
      earlier,
    );
    expect(told.get('lists')).toBe(8);
    expect(told.has('effect')).toBe(false);
  });

  it('changes nothing when nothing changed, and goes on for a week', async () => {
    const { rows, solved } = await firstDay();
    let before = { rows, solved };
    for (let round = 1; round <= 7; round += 1) {
      const next = rowsOf(today);
      const earlier = await recalled(before, next);
      expect(earlier).toMatchObject({ changedSeekers: 0, changedVacancies: 0, sinceWhole: round - 1 });
      before = { rows: next, solved: await solve(next, earlier) };
      expect(before.solved.isBuilt).toBe(true);
      expect(before.solved.lists).toEqual(solved.lists);
      expect(before.solved.report.comparedAt).toBe(PUBLISHED);
    }
    expect(await recalled(before, rowsOf(today))).toBeNull();
  });
});

describe('a round is worked out whole', () => {
  it('under another policy, other centres or another number of recommendations', async () => {
    const before = await firstDay();
    const policy = { ...MADE_CONTEXT.policy, groupBonus: {} };
    expect(await recalled(before, rowsOf(today), { own: frame({ ...MADE_CONTEXT, policy }) })).toBeNull();
    expect(await recalled(before, rowsOf(today), { own: frame(MADE_CONTEXT, 'moved') })).toBeNull();
    const more = frameOf({ policy: MADE_CONTEXT.policy, pass: 'first', perSeeker: 4 }, '');
    expect(await recalled(before, rowsOf(today), { own: more })).toBeNull();
  });

  it('when too much changed', async () => {
    const before = await firstDay();
    const { people, posts } = today;
    const others = {
      people,
      posts: posts.map((post, i) => (i % 4 === 0 ? { ...post, headcount: 2 } : post)),
    };
    expect(await recalled(before, rowsOf(others))).toBeNull();
    expect(await recalled(before, rowsOf({ posts, people: people.slice(0, 70) }))).toBeNull();
  });

  it('when the memory is damaged, cut short or gone', async () => {
    const before = await firstDay();
    const spoilt = (spoil: (parts: Uint8Array[]) => Uint8Array[]) =>
      recalled(before, rowsOf(tomorrow), { spoil });
    expect(await spoilt((parts) => parts)).not.toBeNull();
    expect(await spoilt(() => [])).toBeNull();
    expect(await spoilt((parts) => parts.slice(0, -1))).toBeNull();
    expect(await spoilt(([, ...parts]) => parts)).toBeNull();
    expect(await spoilt((parts) => parts.map((part) => part.subarray(0, part.length - 3)))).toBeNull();
    // One part of another round: readable, but not what was written.
    const other = await firstDay({ people: today.people, posts: tomorrow.posts });
    const foreign = [...encodeMemory(keptRound(other.rows, { ...other.solved.kept, frame: frame() }))];
    expect(
      await spoilt((parts) => parts.map((part, i) => (i === 2 ? (foreign[i] ?? part) : part))),
    ).toBeNull();
  });

  it('when what is remembered is not what the rules say now', async () => {
    const { rows, earlier } = await secondDay();
    if (earlier === null) throw new Error('nothing was recalled');
    const { lists } = earlier.memory;
    const spoilt: EarlierRound = {
      ...earlier,
      memory: {
        ...earlier.memory,
        lists: { ...lists, score: lists.score.map((score) => Math.max(1, score - 5)) },
      },
    };
    const solved = await solve(rowsOf(tomorrow), spoilt);
    expect(solved.isBuilt).toBe(false);
    expect(solved.lists).toEqual((await solve(rows)).lists);
  });

  it('when the result would be further from the best than a whole one', async () => {
    const { rows, earlier } = await secondDay();
    if (earlier === null) throw new Error('nothing was recalled');
    const told: string[] = [];
    const task = { perSeeker: PER_SEEKER, checkpoints: [], checkpointEvery: 1, threads: 1, worthThreads: 1 };
    const watch = { ...NEVER, onWhole: () => told.push('whole') };
    const strict = { ...earlier, wholeGap: -1 };
    const solved = await solveRows(rowsOf(tomorrow), MADE_CONTEXT, task, watch, strict);
    expect(solved).toMatchObject({ isBuilt: false, kept: { sinceWhole: 0 }, report: { comparedAt: null } });
    expect(told).toEqual(['whole']);
    expect(solved.lists).toEqual((await solve(rows)).lists);
  });

  it('when the day makes a difference to more than a fifth of the vacancies', async () => {
    const before = await firstDay();
    const context = { ...MADE_CONTEXT, today: '2027-03-02' };
    expect(await recalled(before, rowsOf(today, { context }))).toBeNull();
  });
});
