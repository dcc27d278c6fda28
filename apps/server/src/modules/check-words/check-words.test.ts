import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type CheckWordView } from '@yizhan/contract';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { publishedVacancy, vacancyInput, verifiedEmployer } from '../../test-support/records.ts';

const { list, add, end, preview } = routes.checkWords;

let platform: TestPlatform;
let county: Caller;
let neighbour: Caller;
let clerk: Caller;
let employerId: string;
beforeAll(async () => {
  platform = await createTestPlatform();
  county = await platform.staff('county_officer', { region: '430304' });
  neighbour = await platform.staff('county_officer', { region: '430302' });
  clerk = await platform.staff('site_staff', { region: '430304' });
  employerId = (await verifiedEmployer(county)).id;
});
afterAll(() => platform.stop());

const word = (over: object = {}) => ({
  region: '430304',
  check: 'bureau_words' as const,
  word: '五官端正',
  effect: 'find' as const,
  reason: '本区不让写长相',
  source: '岳人社发〔2026〕9号',
  sourceDate: '2026-10-01',
  ...over,
});
const findings = async (description: string) => {
  const { findings: found } = await county.call(routes.vacancies.check, {
    body: { ...vacancyInput(employerId), description },
  });
  return found.map(({ code, message }) => [code, message]);
};
const TEXT = '负责门岗值守和来访登记，八小时一班，提供工作餐，要求五官端正。';
const done = (one: CheckWordView, by: Caller) =>
  by.call(end, { params: { id: one.id }, body: { reason: '文件到期', version: one.version } });

describe('words of checks', () => {
  it('stand with what the software finds, in examples, and the law it rests on', async () => {
    const { checks, canAdd } = await county.call(list, { query: { region: '430304' } });
    expect(checks.find(({ check }) => check === 'discrimination_sex')).toMatchObject({
      severity: 'block',
      source: expect.stringContaining('就业促进法'),
      examples: expect.arrayContaining(['限男性']),
    });
    expect(canAdd).toBe(true);
    await expect(clerk.call(list, { query: { region: '430304' } })).rejects.toMatchObject({
      problem: { code: 'access.denied' },
    });
  });

  it('that a bureau adds are findings there from then on, say who added them, and end again', async () => {
    expect((await findings(TEXT)).map(([code]) => code)).not.toContain('bureau_words');
    const one = await county.call(add, { body: word() });
    expect(one).toMatchObject({ addedBy: 'county_officer', source: '岳人社发〔2026〕9号', can: ['end'] });
    expect(await findings(TEXT)).toContainEqual(['bureau_words', expect.stringContaining('“五官端正”')]);
    await expect(county.call(add, { body: word() })).rejects.toMatchObject({
      problem: { code: 'check_words.stands' },
    });
    await expect(done(one, neighbour)).rejects.toMatchObject({ problem: { code: 'access.region' } });
    const over = await done(one, county);
    expect(over.ended).toMatchObject({ by: 'county_officer', reason: '文件到期' });
    expect((await findings(TEXT)).map(([code]) => code)).not.toContain('bureau_words');
    await expect(done(over, county)).rejects.toMatchObject({ problem: { code: 'check_words.ended' } });
    const { items } = await county.call(routes.system.audit, { query: { action: 'check_word.' } });
    expect(items.map(({ action, summary }) => [action, summary])).toEqual([
      ['check_word.ended', expect.objectContaining({ word: '五官端正' })],
      ['check_word.added', expect.objectContaining({ word: '五官端正', place: '430304' })],
    ]);
  });

  it('belong to the division: neither set nor read from elsewhere, and not counted there', async () => {
    await expect(county.call(add, { body: word({ region: '4303' }) })).rejects.toMatchObject({
      problem: { code: 'access.region' },
    });
    await expect(neighbour.call(list, { query: { region: '430304' } })).rejects.toMatchObject({
      problem: { code: 'access.region' },
    });
    const one = await neighbour.call(add, { body: word({ region: '430302' }) });
    expect((await findings(TEXT)).map(([code]) => code)).not.toContain('bureau_words');
    await done(one, neighbour);
  });

  it('refuse what could do nothing, or say nothing', async () => {
    for (const [over, code] of [
      [{ effect: 'leave' }, 'check_words.nothing_to_leave'],
      [{ word: '男' }, 'input.invalid'],
      [{ word: '长'.repeat(31) }, 'input.invalid'],
      [{ reason: ' ' }, 'input.invalid'],
    ] as const)
      await expect(county.call(add, { body: word(over) })).rejects.toMatchObject({ problem: { code } });
  });
});

describe('the preview', () => {
  it('names the published adverts that a word would find or leave alone, and changes nothing', async () => {
    await publishedVacancy(county, { description: TEXT }, employerId);
    const seen = await county.call(preview, {
      query: { region: '430304', check: 'bureau_words', word: '五官端正', effect: 'find' },
    });
    expect(seen).toMatchObject({ seen: 1, more: false, changed: 1, examples: [{ quote: '五官端正' }] });
    const none = await county.call(preview, {
      query: { region: '430304', check: 'bureau_words', word: '没人写过', effect: 'find' },
    });
    expect(none).toMatchObject({ seen: 0, changed: 0, examples: [] });
    expect((await findings(TEXT)).map(([code]) => code)).not.toContain('bureau_words');
  });

  it('is of a division that one reviews', async () => {
    const query = { region: '430304', check: 'bureau_words', word: '五官端正', effect: 'find' } as const;
    await expect(neighbour.call(preview, { query })).rejects.toMatchObject({
      problem: { code: 'access.region' },
    });
  });
});
