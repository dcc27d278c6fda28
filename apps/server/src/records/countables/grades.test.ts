import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, atLeast, daysBetween, EPISODE_DAYS, GRADES, rankOf, type Days } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import { newId } from '../../app/ids.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import {
  count,
  foldCountables,
  readFigures,
  regrade,
  repointPerson,
  voidCount,
  type Scope,
} from './index.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.stop());

const PREFECTURE = '4303';
const REGIONS = ['430302', '430304'];
const SITES = Array.from({ length: 2 }, newId);
const EMPLOYERS = Array.from({ length: 2 }, newId);
const KIND = 'work_started';

interface Start {
  readonly source: string;
  person: string;
  readonly employer: string;
  readonly day: string;
  readonly region: string;
  readonly site: string;
  /** The employer said so on its own page. */
  isSaid: boolean;
}

const step = fc.record({
  do: fc.oneof(
    { weight: 6, arbitrary: fc.constant('start' as const) },
    { weight: 3, arbitrary: fc.constantFrom('say' as const, 'unsay' as const) },
    { weight: 2, arbitrary: fc.constantFrom('void' as const, 'fold' as const) },
    { weight: 1, arbitrary: fc.constant('merge' as const) },
  ),
  pick: fc.nat(),
  person: fc.nat(3),
  other: fc.nat(3),
  employer: fc.nat(1),
  // Near the length of an episode, so that gaps lie on both sides of it.
  day: fc
    .constantFrom(0, 1, 60, 89, 90, 91, 150, 180, 181, 240, 272, 330)
    .map((days) => addDays('2026-01-01', days)),
  place: fc.nat(1),
});

/** The starts that count: none whose person started with the same employer at most so many days before. */
function counting(starts: readonly Start[]): Start[] {
  return starts.filter((start) => before(starts, start) === undefined);
}

function before(starts: readonly Start[], start: Start): Start | undefined {
  return starts.find(
    (other) =>
      other !== start &&
      other.person === start.person &&
      other.employer === start.employer &&
      (other.day < start.day || (other.day === start.day && other.source < start.source)) &&
      daysBetween(other.day, start.day) <= EPISODE_DAYS,
  );
}

/** The best rank of a start and of all that repeat it. */
function rank(starts: readonly Start[], start: Start): number {
  const followers = starts.filter((other) => {
    for (let at: Start | undefined = other; at !== undefined; at = latestBefore(starts, at)) {
      if (at === start) return true;
    }
    return false;
  });
  return followers.some(({ isSaid }) => isSaid) ? rankOf('B') : rankOf('D');
}

function latestBefore(starts: readonly Start[], start: Start): Start | undefined {
  if (before(starts, start) === undefined) return undefined;
  return starts
    .filter(
      (other) =>
        other !== start &&
        other.person === start.person &&
        other.employer === start.employer &&
        (other.day < start.day || (other.day === start.day && other.source < start.source)),
    )
    .sort((a, b) => (a.day + a.source < b.day + b.source ? 1 : -1))[0];
}

const write = (work: (ctx: WriteContext) => Promise<void>) =>
  runWrite(platform.services, { actor: system('test') }, work);

async function say(source: string, isSaid: boolean): Promise<void> {
  const { pool } = platform.services;
  await pool.query(
    isSaid
      ? `insert into record_actions (prefecture, id, noun, record_id, move, to_status, version_after, actor_kind,
           actor_name, at)
         values ('${PREFECTURE}', gen_random_uuid(), 'placement', $1, 'hire', 'hired', 2, 'employer', '', now())`
      : `update record_actions set undone_by = gen_random_uuid() where record_id = $1`,
    [source],
  );
  await write((ctx) => regrade(ctx, [{ prefecture: PREFECTURE, id: source }], [KIND]));
}

describe('starts with grades, over stations', () => {
  it('count one person and one episode once, with the best proof of any of its starts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 24 }),
        fc.array(fc.tuple(fc.nat(300), fc.nat(200), fc.nat(3)), { minLength: 4, maxLength: 4 }),
        async (steps, questions) => {
          const { pool, db } = platform.services;
          await pool.query('truncate countables, countable_changes, countable_sums, record_actions');
          const people = Array.from({ length: 4 }, newId);
          const starts: Start[] = [];
          for (const each of steps) {
            const start = starts[each.pick % Math.max(1, starts.length)];
            const person = people[each.person] ?? '';
            if (each.do === 'start') {
              const fresh: Start = {
                source: newId(),
                person,
                employer: EMPLOYERS[each.employer] ?? '',
                day: each.day,
                region: REGIONS[each.place] ?? '',
                site: SITES[each.place] ?? '',
                isSaid: false,
              };
              starts.push(fresh);
              await write((ctx) =>
                count(ctx, [
                  {
                    kind: KIND,
                    subject: { prefecture: PREFECTURE, id: person },
                    sourceId: fresh.source,
                    day: fresh.day,
                    employerId: fresh.employer,
                    regionCode: fresh.region,
                    siteId: fresh.site,
                  },
                ]),
              );
            } else if (each.do === 'fold') await foldCountables(platform.services);
            else if (each.do === 'merge') {
              const to = people[each.other] ?? '';
              if (to === person) continue;
              for (const own of starts) if (own.person === person) own.person = to;
              await write((ctx) =>
                repointPerson(
                  ctx,
                  { prefecture: PREFECTURE, id: person },
                  { prefecture: PREFECTURE, id: to },
                ),
              );
            } else if (start !== undefined && each.do === 'void') {
              starts.splice(starts.indexOf(start), 1);
              await write((ctx) =>
                voidCount(ctx, { prefecture: PREFECTURE, id: start.source }, [KIND], 'mistake'),
              );
            } else if (start !== undefined) {
              start.isSaid = each.do === 'say';
              await say(start.source, start.isSaid);
            }
          }
          for (const [from, days, where] of questions) {
            const period: Days = {
              from: addDays('2026-01-01', from),
              to: addDays('2026-01-01', from + days),
            };
            const scope: Scope = {
              regions: [['4303', '430302', '430304', ''][where] ?? ''],
              sites: [],
              siteId: null,
              exactRegion: null,
            };
            const kinds = GRADES.map((grade) => atLeast(KIND, grade));
            const figures = await readFigures(db, kinds, scope, [period]);
            const within = counting(starts).filter(
              ({ day, region }) =>
                day >= period.from && day <= period.to && region.startsWith(scope.regions[0] ?? ''),
            );
            for (const grade of GRADES) {
              const own = within.filter((start) => rank(starts, start) <= rankOf(grade));
              expect(
                figures(atLeast(KIND, grade), 0),
                `${grade} ${JSON.stringify([period, starts])}`,
              ).toEqual({
                value: new Set(own.map(({ person }) => person)).size,
                times: own.length,
              });
            }
          }
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
