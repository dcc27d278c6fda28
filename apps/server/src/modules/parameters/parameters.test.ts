import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type WindowInput } from '@yizhan/contract';
import { NATION, workingAge } from '@yizhan/domain';
import { FORBIDDEN_UNDER_18, WORKING_AGE } from '@yizhan/matching/rules/hard/legal-age.ts';
import {
  ProblemError,
  createTestPlatform,
  type Caller,
  type TestPlatform,
} from '../../test-support/platform.ts';
import { minimumWageAt, workingAgesOn } from './index.ts';

const { list, add, end, withdraw } = routes.parameters;

let platform: TestPlatform;
let network: Caller;
let officer: Caller;
let clerk: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  network = await platform.staff('administrator', { region: '' });
  officer = await platform.staff('prefecture_officer', { region: '4312' });
  clerk = await platform.staff('county_officer', { region: '431202' });
});
afterAll(() => platform.stop());

const wage = (over: Partial<WindowInput> = {}): WindowInput => ({
  parameter: 'minimum_wage.monthly',
  region: '431202',
  value: 190_000,
  from: '2027-01-01',
  to: null,
  source: '怀化市人社局通知',
  sourceDate: '2026-11-01',
  clause: '第一条',
  certainty: 'confirmed',
  overrides: '4312',
  after: 'unknown',
  gapSeen: false,
  ...over,
});

async function seen(region: string, day: string, by: Caller = clerk) {
  const { items } = await by.call(list, { query: { region, day } });
  const found = items.find(({ code }) => code === 'minimum_wage.monthly');
  if (found === undefined) throw new Error('no minimum wage');
  return found;
}
const wageAt = (region: string, day: string) => minimumWageAt(platform.services.db, region, day);

describe('what ships', () => {
  it('gives every place the minimum wage that the former table gave', async () => {
    const before: readonly (readonly [string, string, number | null, number | null])[] = [
      ['430102001', '2026-11-18', 2100_00, 21_00],
      ['430211', '2026-11-18', 2100_00, 21_00],
      ['430304', '2024-12-01', 1900_00, 19_00],
      ['431202', '2030-01-01', 1700_00, 17_00],
      ['433101', '2026-11-18', 1700_00, 17_00],
      ['430600', '2026-11-18', 1700_00, 17_00],
      ['430304', '2024-11-30', null, null],
      ['110101', '2026-11-18', null, null],
    ];
    for (const [region, day, monthly, hourly] of before) {
      const expected =
        monthly === null || hourly === null ? null : { monthlyFen: monthly, hourlyFen: hourly };
      expect(await wageAt(region, day), `${region} ${day}`).toEqual(expected);
    }
  });

  it('gives the working ages of the law, the same as matching applies', async () => {
    const ages = await workingAgesOn(platform.services.db, '2026-11-18');
    expect(ages).toEqual({ working: WORKING_AGE * 12, adult: 18 * 12 });
    expect(FORBIDDEN_UNDER_18.length).toBeGreaterThan(0);
    expect(workingAge('2010-11-19', '2026-11-18', ages)).toBe('too_young');
    expect(await workingAgesOn(platform.services.db, '1994-12-31')).toEqual({
      working: undefined,
      adult: undefined,
    });
  });

  it('says what it is: source, example or law, and whose value it replaces', async () => {
    const found = await seen('431202', '2026-11-18');
    expect(found).toMatchObject({ type: 'money', national: false, problems: [] });
    expect(found.holding).toMatchObject({
      value: 1700_00,
      certainty: 'example',
      region: { code: '4312' },
      overrides: { code: '43' },
      addedBy: '',
    });
    expect(found.can).toEqual([]);
  });
});

describe('a value of a county', () => {
  it('is added from a day on, counts there from that day, and is inherited by the towns below', async () => {
    const added = await officer.call(add, { body: wage() });
    expect(added).toMatchObject({ region: { code: '431202' }, can: ['end', 'withdraw'], version: 1 });
    expect((await wageAt('431202', '2026-12-31'))?.monthlyFen).toBe(1700_00);
    expect((await wageAt('431202003', '2027-01-01'))?.monthlyFen).toBe(1900_00);
    expect((await wageAt('431221', '2027-01-01'))?.monthlyFen).toBe(1700_00);
  });

  it('ends by itself when the next one begins', async () => {
    await officer.call(add, { body: wage({ from: '2028-07-01', value: 200_000 }) });
    const { windows } = await seen('431202', '2028-07-01');
    const own = windows.filter(({ region }) => region.code === '431202');
    expect(own.map(({ from, to, value }) => [from, to, value])).toEqual([
      ['2028-07-01', null, 200_000],
      ['2027-01-01', '2028-07-01', 190_000],
    ]);
    expect(own[1]?.ended).toMatchObject({ reason: 'superseded' });
    expect((await wageAt('431202', '2028-06-30'))?.monthlyFen).toBe(1900_00);
  });

  it('is refused where another holds, in words', async () => {
    await expect(
      officer.call(add, { body: wage({ from: '2027-06-01', to: '2027-07-01' }) }),
    ).rejects.toMatchObject({
      problem: {
        code: 'parameters.overlap',
        detail:
          '鹤城区：从2027-06-01到2027-06-30有两个标准同时有效，请先结束前一个。没有保存，原来的标准不变。',
      },
    });
  });

  it('is not known after its end, never the last value, unless the one above counts again', async () => {
    const now = await seen('431202', '2028-07-01');
    const [last] = now.windows.filter(({ region }) => region.code === '431202');
    const ended = await officer.call(end, {
      params: { id: last?.id ?? '' },
      body: { on: '2029-01-01', after: 'unknown', reason: '文件到期', version: last?.version ?? 0 },
    });
    expect(ended).toMatchObject({ to: '2029-01-01', ended: { reason: '文件到期' }, can: ['withdraw'] });
    expect(await wageAt('431202', '2029-01-01')).toBeNull();
    expect((await seen('431202', '2029-01-01')).holding).toBeNull();

    const gap = wage({ from: '2029-03-01', overrides: '4312', after: 'above', to: '2030-01-01' });
    await expect(officer.call(add, { body: gap })).rejects.toMatchObject({
      problem: {
        code: 'parameters.gap',
        detail: expect.stringContaining('从2029-01-01到2029-02-28没有标准'),
      },
    });
    await officer.call(add, { body: { ...gap, gapSeen: true } });
    expect((await seen('431202', '2029-03-01')).problems).toEqual([
      '鹤城区：从2029-01-01到2029-02-28没有标准，这段时间的判断会是“还不知道”。',
    ]);
    expect((await wageAt('431202', '2030-01-01'))?.monthlyFen).toBe(1700_00);
  });

  it('must name what it replaces', async () => {
    const wrong = wage({ region: '431221', overrides: '43' });
    await expect(officer.call(add, { body: wrong })).rejects.toMatchObject({
      problem: {
        code: 'parameters.overrides',
        detail: expect.stringContaining('而当时有效的是怀化市的标准'),
      },
    });
  });

  it('that was wrong is withdrawn, stays readable, and counts for no day', async () => {
    const added = await officer.call(add, { body: wage({ region: '431221', value: 9, from: '2026-01-01' }) });
    expect((await wageAt('431221', '2026-11-18'))?.monthlyFen).toBe(9);
    const gone = await officer.call(withdraw, {
      params: { id: added.id },
      body: { reason: '录错了', version: added.version },
    });
    expect(gone).toMatchObject({ withdrawn: { reason: '录错了' }, can: [] });
    expect((await wageAt('431221', '2026-11-18'))?.monthlyFen).toBe(1700_00);
    const again = officer.call(withdraw, { params: { id: added.id }, body: { reason: '再撤', version: 2 } });
    await expect(again).rejects.toMatchObject({ problem: { code: 'parameters.done' } });
    expect((await seen('431221', '2026-11-18')).windows.some(({ id }) => id === added.id)).toBe(true);
  });
});

describe('who may, and what is refused', () => {
  it('keeps an officer to the own division, and the country to whoever has the network', async () => {
    await expect(
      officer.call(add, { body: wage({ region: '4301', overrides: '43' }) }),
    ).rejects.toMatchObject({
      problem: { code: 'access.region' },
    });
    await expect(
      officer.call(add, { body: wage({ region: NATION, overrides: null }) }),
    ).rejects.toMatchObject({ problem: { code: 'access.region' } });
    await expect(clerk.call(add, { body: wage() })).rejects.toMatchObject({
      problem: { code: 'access.denied' },
    });
    await expect(
      officer.call(add, { body: wage({ parameter: 'age.working', value: 180, overrides: NATION }) }),
    ).rejects.toMatchObject({ problem: { code: 'parameters.national' } });
    const national = wage({
      parameter: 'graduate.months',
      region: NATION,
      value: 36,
      from: '2027-01-01',
      overrides: null,
    });
    expect((await network.call(add, { body: national })).region.name).toBe('全国');
  });

  it('refuses values that do not fit, and ends before beginnings', async () => {
    const refused = async (over: Partial<WindowInput>) =>
      officer.call(add, { body: wage({ region: '431222', ...over }) }).then(
        () => 'saved',
        (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
      );
    expect(await refused({ value: 1.5 })).toBe('parameters.value');
    expect(await refused({ value: -1 })).toBe('parameters.value');
    expect(await refused({ value: '1700' })).toBe('parameters.value');
    expect(await refused({ value: true })).toBe('parameters.value');
    expect(await refused({ to: '2027-01-01' })).toBe('parameters.backwards');
    expect(await refused({ region: '999999' })).toBe('region.unknown');
    expect(await refused({ source: '' })).toBe('input.invalid');
    expect(await refused({})).toBe('saved');
  });

  it('lets one of two add the same value at the same moment', async () => {
    const both = await Promise.allSettled([
      officer.call(add, { body: wage({ region: '431223' }) }),
      officer.call(add, { body: wage({ region: '431223' }) }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { windows } = await seen('431223', '2027-01-01');
    expect(windows.filter(({ region }) => region.code === '431223')).toHaveLength(1);
  });
});
