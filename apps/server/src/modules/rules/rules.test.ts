import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type RuleVersion } from '@yizhan/contract';
import { PRIORITY_GROUPS, type RuleNode } from '@yizhan/domain';
import { fromShortId } from '../../app/ids.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import { ProblemError, type Caller } from '../../test-support/platform.ts';
import { compareJob } from './compare.jobs.ts';

const { ofSeeker, stateFact, list, draft, change, move, compare, comparison, stopComparison } = routes.rules;
const RUNNING = new AbortController().signal;

let line: MainLine;
let officer: Caller;
let prefecture: Caller;
beforeAll(async () => {
  line = await createMainLine();
  officer = await line.platform.staff('county_officer', { region: '430304' });
  prefecture = await line.platform.staff('prefecture_officer', { region: '4303' });
});
afterAll(() => line.platform.stop());

const woman = (birthDate: string | null) =>
  person(line.clerk, { sex: 'female', birthDate }, { regionCode: '430304004' });
async function rulesOf(id: string, day?: string) {
  return line.clerk.call(ofSeeker, { params: { id }, query: day === undefined ? {} : { day } });
}
async function answerOf(id: string, code: string, day?: string) {
  const { answers } = await rulesOf(id, day);
  const found = answers.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no rule ${code}`);
  return found;
}
const state = (id: string, fact: Parameters<typeof stateOf>[1], value: boolean | string | null) =>
  stateOf(id, fact, value);
function stateOf(
  id: string,
  fact:
    | 'wants_work'
    | 'registered_unemployed'
    | 'minimum_allowance'
    | 'veteran_card'
    | 'unemployed_since'
    | 'birth_date',
  value: boolean | string | null,
) {
  return line.clerk.call(stateFact, { params: { id, fact }, body: { value } });
}
const single = (node: RuleNode) => ({
  main: 'main',
  parts: [{ name: 'main', title: { 'zh-CN': '退役军人', en: 'veteran' }, node }],
});
const fact = (name: string): RuleNode => ({ kind: 'fact', fact: name });
async function changed(of: RuleVersion, node: RuleNode, by: Caller = prefecture) {
  const { version, clause } = of;
  return by.call(change, {
    params: { id: of.id },
    body: { content: single(node), clause, certainty: 'confirmed', version },
  });
}
const publish = (of: RuleVersion, from: string | null, by: Caller = prefecture) =>
  by.call(move, {
    params: { id: of.id },
    body: { move: 'publish', from, reason: '市里新文件', version: of.version },
  });

describe('why a person counts as a group', () => {
  it('is not known at first, asks what decides most, and follows from the answers line by line', async () => {
    const { id } = await woman('1980-05-06');
    const first = await rulesOf(id);
    expect(first.answers).toHaveLength(PRIORITY_GROUPS.length + 2);
    expect(first.answers.find(({ code }) => code === 'group.hard_to_employ')).toMatchObject({
      answer: 'unknown',
      certainty: 'example',
      onRecord: false,
      region: { name: '全国' },
    });
    expect(first.open[0]).toMatchObject({ fact: 'registered_unemployed', question: '现在办了失业登记吗？' });

    await state(id, 'registered_unemployed', true);
    const second = await state(id, 'wants_work', true);
    // A woman of 46 is of the age: nothing else has to be asked for this rule.
    const hard = second.answers.find(({ code }) => code === 'group.hard_to_employ');
    expect(hard?.answer).toBe('yes');
    const lines = hard?.lines.map(({ depth, text, state: is, value }) => `${depth} ${text}：${value ?? is}`);
    expect(lines?.slice(0, 4)).toEqual([
      '0 就业困难人员：yes',
      '1 有就业意愿：yes',
      '1 办了失业登记：yes',
      '1 难以就业的原因：yes',
    ]);
    expect(lines).toContain('4 年龄不少于大龄就业困难人员年龄（女）：yes');
    expect(second.stated.map(({ fact: name, words }) => `${name} ${words ?? ''}`)).toEqual([
      'registered_unemployed 是',
      'wants_work 是',
    ]);
  });

  it('ends with one "no", and an answer can be taken away again', async () => {
    const { id } = await woman(null);
    await state(id, 'wants_work', false);
    expect(await answerOf(id, 'group.hard_to_employ')).toMatchObject({ answer: 'no' });
    await state(id, 'wants_work', null);
    expect(await answerOf(id, 'group.hard_to_employ')).toMatchObject({ answer: 'unknown' });
  });

  it('is evaluated as of any day: ages and windows of that day', async () => {
    const { id } = await woman('2009-03-01');
    expect((await answerOf(id, 'young_worker', '2026-11-18')).answer).toBe('yes');
    expect((await answerOf(id, 'young_worker', '2027-03-01')).answer).toBe('no');
    expect((await answerOf(id, 'may_work', '2025-02-28')).answer).toBe('no');
    expect((await answerOf(id, 'may_work', '2025-03-01')).answer).toBe('yes');
    const before = await rulesOf(id, '1994-12-31');
    expect(before.answers).toEqual([]);
  });

  it('speaks English too', async () => {
    const { id } = await woman('1980-05-06');
    const english = await line.clerk.call(
      ofSeeker,
      { params: { id }, query: {} },
      { 'accept-language': 'en' },
    );
    const young = english.answers.find(({ code }) => code === 'young_worker');
    expect(young?.lines.map(({ text }) => text)).toContain(
      'age less than age up to which young workers are protected',
    );
  });

  it('refuses an answer to another question, and what stands in the record', async () => {
    const { id } = await woman('1980-05-06');
    await expect(state(id, 'unemployed_since', true)).rejects.toMatchObject({
      problem: { code: 'rules.fact' },
    });
    await expect(state(id, 'unemployed_since', '2026-02-30')).rejects.toMatchObject({
      problem: { code: 'rules.fact' },
    });
    await expect(state(id, 'birth_date', '1990-01-01')).rejects.toMatchObject({
      problem: { code: 'rules.fact' },
    });
  });

  it('goes along when records are merged; the kept record’s own answers stand', async () => {
    const keep = await woman('1980-05-06');
    const drop = await woman('1980-05-06');
    await state(keep.id, 'wants_work', true);
    await state(drop.id, 'wants_work', false);
    const dropped = await state(drop.id, 'minimum_allowance', true);
    expect(dropped.stated).toHaveLength(2);
    const now = await line.clerk.call(routes.seekers.get, { params: { id: keep.id } });
    const other = await line.clerk.call(routes.seekers.get, { params: { id: drop.id } });
    await line.manager.call(routes.seekers.merge, {
      params: { id: keep.id },
      body: { dropId: drop.id, version: now.version, dropVersion: other.version, reason: '同一个人' },
    });
    const { stated } = await rulesOf(keep.id);
    expect(stated.map(({ fact: name, value }) => [name, value])).toEqual([
      ['wants_work', true],
      ['minimum_allowance', true],
    ]);
  });
});

describe('a rule of a division', () => {
  it('is drafted as a copy, checked in words, and published from a day on', async () => {
    const made = await prefecture.call(draft, { body: { code: 'group.veteran', region: '4303' } });
    expect(made).toMatchObject({
      number: 1,
      status: 'draft',
      from: null,
      can: ['edit', 'compare', 'publish', 'discard'],
    });
    const wrong = await changed(made, fact('birth_date'));
    expect(wrong.problems).toEqual(['规则的结论要是“是”或“否”。']);
    await expect(publish(wrong, '2027-01-01')).rejects.toMatchObject({ problem: { code: 'rules.problems' } });
    // A refusal is read in the reader's language, its problems too.
    const english = await prefecture.refused(
      move,
      {
        params: { id: wrong.id },
        body: { move: 'publish', from: '2027-01-01', reason: '市里新文件', version: wrong.version },
      },
      { 'accept-language': 'en' },
    );
    expect(english.detail).toContain('The rule must answer yes or no.');
    expect(english.detail).not.toMatch(/\p{Script=Han}/u);
    const mended = await changed(wrong, { kind: 'not', of: fact('veteran_card') });
    await expect(publish(mended, '2026-11-17')).rejects.toMatchObject({ problem: { code: 'rules.day' } });
    const published = await publish(mended, '2027-01-01');
    expect(published).toMatchObject({
      status: 'published',
      from: '2027-01-01',
      reason: '市里新文件',
      can: ['withdraw'],
    });

    const { id } = await woman('1980-05-06');
    await state(id, 'veteran_card', true);
    expect((await answerOf(id, 'group.veteran', '2026-12-31')).answer).toBe('yes');
    expect(await answerOf(id, 'group.veteran', '2027-01-01')).toMatchObject({
      answer: 'no',
      region: { code: '4303' },
      certainty: 'confirmed',
    });
  });

  it('is never changed once published; one that has not begun can be withdrawn', async () => {
    const { items } = await prefecture.call(list, { query: { region: '4303' } });
    const published = items.find(({ code, region }) => code === 'group.veteran' && region.code === '4303');
    if (published === undefined) throw new Error('nothing published');
    await expect(changed(published, fact('veteran_card'))).rejects.toMatchObject({
      problem: { code: 'rules.used' },
    });

    const next = await prefecture.call(draft, { body: { code: 'group.veteran', region: '4303' } });
    await expect(publish(next, '2026-12-01')).rejects.toMatchObject({ problem: { code: 'rules.overlap' } });
    const followed = await publish(next, '2028-01-01');
    const ended = (await prefecture.call(list, { query: { region: '4303' } })).items;
    expect(ended.find(({ id }) => id === published.id)?.to).toBe('2028-01-01');
    await prefecture.call(move, {
      params: { id: followed.id },
      body: { move: 'withdraw', from: null, reason: '文件推迟', version: followed.version },
    });
    const open = (await prefecture.call(list, { query: { region: '4303' } })).items;
    expect(open.find(({ id }) => id === published.id)?.to).toBeNull();
  });

  it('is made by the officers of the division, and of the country by whoever has the network', async () => {
    const refused = async (by: Caller, region: string) =>
      by.call(draft, { body: { code: 'group.disabled', region } }).then(
        () => 'made',
        (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
      );
    expect(await refused(officer, '430304')).toBe('access.denied');
    expect(await refused(prefecture, '4301')).toBe('access.region');
    expect(await refused(prefecture, 'CN')).toBe('access.region');
    expect(await refused(await line.platform.staff('administrator', { region: '' }), 'CN')).toBe('made');
  });

  it('is changed by one of two who read the same draft', async () => {
    const made = await prefecture.call(draft, { body: { code: 'group.disabled', region: '4303' } });
    await changed(made, fact('disability_certificate'));
    await expect(changed(made, fact('veteran_card'))).rejects.toMatchObject({
      problem: { code: 'record.changed' },
    });
  });
});

describe('whose answer changes', () => {
  async function started() {
    const made = await prefecture.call(draft, { body: { code: 'group.disabled', region: '4303' } });
    const other = await changed(made, {
      kind: 'or',
      of: [fact('disability_certificate'), fact('minimum_allowance')],
    });
    const begun = await prefecture.call(compare, { params: { id: other.id }, body: { asOf: '2026-11-18' } });
    return { rule: other, begun };
  }
  const run = (id: string) =>
    compareJob.run(line.platform.services, { comparisonId: fromShortId(id) }, RUNNING);
  const read = (id: string, by: Caller = prefecture) => by.call(comparison, { params: { id } });

  it('is counted by a job, once for each person, with examples, and changes nothing', async () => {
    const { id, name } = await woman('1980-05-06');
    await state(id, 'minimum_allowance', true);
    const { rule, begun } = await started();
    expect(begun).toMatchObject({ state: 'waiting', done: 0, examples: [] });
    await expect(
      prefecture.call(compare, { params: { id: rule.id }, body: { asOf: '2026-11-18' } }),
    ).rejects.toMatchObject({ problem: { code: 'rules.comparing' } });
    await run(begun.id);
    await run(begun.id);
    const found = await read(begun.id);
    expect(found.state).toBe('done');
    expect(found.done).toBe(found.total);
    const { yes, no, unknown } = found.counts;
    const all = [yes, no, unknown].flatMap((row) => [row.yes, row.no, row.unknown]);
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(found.total);
    expect(unknown.yes).toBeGreaterThan(0);
    expect(found.examples).toContainEqual({ id, name, before: 'unknown', after: 'yes' });
    expect((await answerOf(id, 'group.disabled')).answer).toBe('unknown');
  });

  it('stops where it is told to, and goes on where a killed worker left it', async () => {
    const { begun } = await started();
    const stopped = await prefecture.call(stopComparison, { params: { id: begun.id } });
    expect(stopped.state).toBe('stopped');
    await run(begun.id);
    expect(await read(begun.id)).toMatchObject({ state: 'stopped', done: 0 });

    const again = await started();
    const gone = new AbortController();
    gone.abort();
    const payload = { comparisonId: fromShortId(again.begun.id) };
    await expect(compareJob.run(line.platform.services, payload, gone.signal)).rejects.toThrow('goes on');
    expect((await read(again.begun.id)).state).toBe('running');
    await run(again.begun.id);
    const found = await read(again.begun.id);
    expect(found).toMatchObject({ state: 'done', done: found.total });
  });
});
