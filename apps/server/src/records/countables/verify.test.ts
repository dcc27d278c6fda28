import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { toRef } from '../../app/ids.ts';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import { foldCountables, verifyCountables, type CountDifference } from './index.ts';

let line: MainLine;
let hired: string;
const QUERY = { from: '2026-11-01', to: '2026-12-31' };

beforeAll(async () => {
  line = await createMainLine();
  const { clerk, vacancy } = line;
  const [first, second] = [await vacancy(), await vacancy()];
  const seeker = await person(clerk);
  await person(clerk, { name: '张桂花' });
  const refer = (id: string) =>
    clerk.call(routes.placements.refer, { body: { seekerId: seeker.id, vacancyId: id } });
  hired = (await line.step(await refer(first.id), HIRE)).id;
  await refer(second.id);
  await foldCountables(line.platform.services);
});
afterAll(() => line.platform.stop());

async function verify(repair = false): Promise<CountDifference[]> {
  const all: CountDifference[] = [];
  await verifyCountables(line.platform.services, {
    prefecture: '4303',
    repair,
    onPrefecture: (_prefecture, found) => void all.push(...found),
  });
  return all;
}

const figures = async () => (await line.manager.call(routes.indicators.summary, { query: QUERY })).figures;

describe('verifying what was counted', () => {
  it('finds nothing where everything was counted by its use case', async () => {
    expect(await verify()).toEqual([]);
  });

  it.each([
    [
      'a row that nobody counted',
      'delete from countables where source_id = $1 and kind = $2',
      { kind: 'work_started', what: 'missing', day: '2026-11-23' },
    ],
    [
      'a row of another day',
      `update countables set day = day + 1 where source_id = $1 and kind = $2`,
      { kind: 'work_started', what: 'differs', day: '2026-11-23' },
    ],
    [
      'a row without a record',
      `update countables set source_id = gen_random_uuid() where source_id = $1 and kind = $2`,
      { kind: 'work_started', what: 'surplus', day: '2026-11-23' },
    ],
    [
      'a row that forgot the one before it',
      `update countables set forerunner_county = day where source_id = $1 and kind = $2`,
      { kind: 'work_started', what: 'forerunner', day: '2026-11-23' },
    ],
    [
      'a sum that lost a row',
      `update countable_sums set rows = rows - 1 where $1::uuid is not null and kind = $2 and span = 'month'
        and level = 'county'`,
      { kind: 'work_started', what: 'sum', area: '430304', at: '2026-11-01', stored: 0, counted: 1 },
    ],
    [
      'a change that was lost on its way to the sums',
      `insert into countable_changes select prefecture, gen_random_uuid(), kind, 1, day, site_id, region_code, 1
        from countables where source_id = $1 and kind = $2`,
      { kind: 'work_started', what: 'sum', span: 'month', level: 'site', stored: 2, counted: 1 },
    ],
    [
      'a row of a kind that no module counts',
      `update countables set kind = 'dance' where source_id = $1 and kind = $2`,
      { kind: 'dance', what: 'surplus', day: '2026-11-23' },
    ],
  ])('finds %s, and puts it right', async (_what, damage, difference) => {
    const before = await figures();
    await line.platform.services.pool.query(damage, [toRef(hired).id, 'work_started']);
    const found = await verify(true);
    expect(found).toContainEqual(expect.objectContaining(difference));
    expect(await verify()).toEqual([]);
    expect(await figures()).toEqual(before);
  });

  it('finds in every prefecture what lies there', async () => {
    await line.platform.services.pool.query(
      `insert into countables (prefecture, id, kind, day, subject_id, region_code, source, source_id, counted_at)
       values ('4401', gen_random_uuid(), 'work_started', '2026-11-23', gen_random_uuid(), '440104', 'placement',
         gen_random_uuid(), '2026-11-23')`,
    );
    const seen: string[] = [];
    const found = await verifyCountables(line.platform.services, {
      repair: true,
      onPrefecture: (prefecture, differences) => {
        if (differences.length > 0) seen.push(prefecture);
      },
    });
    expect(seen).toEqual(['4401']);
    expect(found).toBeGreaterThan(0);
  });
});
