import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers, faultIn } from './check-answers.ts';
import { checkDefinition } from './check-definition.ts';
import { exportCells, exportColumns, importRow, readPasted } from './cells.ts';
import { carryOver, compareForms } from './compare.ts';
import type { Answers, Field, FormDefinition } from './definition.ts';
import { linesOf } from './in-words.ts';
import { isFilledIn, isOneOf, saysYes } from './rules-in-short.ts';
import { prepareForm, startRun } from './run.ts';

const TODAY = '2026-11-30';
const say = (zh: string, en = zh) => ({ 'zh-CN': zh, en });
const formOf = (...fields: Field[]): FormDefinition => ({ title: say('表', 'form'), fields });
const options = (...values: string[]) => values.map((value) => ({ value, label: say(value) }));
const yesNo = (key: string): Field => ({ kind: 'yes_no', key, label: say(key) });
const codesOf = (definition: FormDefinition) =>
  checkDefinition(definition).map(({ field, code }) => `${field ?? ''}:${code}`);
const check = (definition: FormDefinition, answers: Answers) =>
  checkAnswers(prepareForm(definition), answers, TODAY);
const faults = (definition: FormDefinition, answers: Answers) =>
  check(definition, answers).faults.map(({ path, code }) => `${path}:${code}`);

describe('what is shown and required', () => {
  const form = formOf(
    yesNo('hiring'),
    { kind: 'section', key: 'more', label: say('more'), shown: saysYes('hiring') },
    { kind: 'choice', key: 'why', label: say('why'), options: options('pay', 'other') },
    {
      kind: 'text',
      key: 'why_other',
      label: say('why other'),
      shown: isOneOf('why', 'other'),
      required: true,
    },
  );

  it('waits for the answer that decides', () => {
    expect(check(form, {}).answers).toEqual({});
    expect(faults(form, { hiring: true, why: 'other' })).toEqual(['why_other:required']);
  });

  it('leaves out what is hidden, and what hangs on it', () => {
    expect(check(form, { hiring: false, why: 'other', why_other: 'x' })).toEqual({
      answers: { hiring: false },
      faults: [],
    });
  });

  it('does not take what is missing for no', () => {
    const not: FormDefinition = formOf(yesNo('a'), {
      kind: 'text',
      key: 'b',
      label: say('b'),
      shown: { kind: 'not', of: saysYes('a') },
    });
    expect(startRun(prepareForm(not), TODAY).stateOf('b').shown).toBe(false);
    expect(startRun(prepareForm(not), TODAY, { a: false }).stateOf('b').shown).toBe(true);
    const missing = formOf(yesNo('a'), {
      kind: 'text',
      key: 'b',
      label: say('b'),
      shown: { kind: 'not', of: isFilledIn('a') },
    });
    expect(startRun(prepareForm(missing), TODAY).stateOf('b').shown).toBe(true);
  });

  it('keeps what was typed into a field that is hidden for a while', () => {
    const run = startRun(prepareForm(form), TODAY, { hiring: true, why: 'other', why_other: 'far' });
    expect(run.set('hiring', false).sort()).toEqual(['more', 'why', 'why_other']);
    expect(run.answers()).toEqual({ hiring: false });
    run.set('hiring', true);
    expect(run.answers()).toEqual({ hiring: true, why: 'other', why_other: 'far' });
  });
});

describe('each kind says what is wrong', () => {
  const cases: [Field, Answers[string], string][] = [
    [{ kind: 'text', key: 'f', label: say('f'), most: 3 }, 'abcd', 'f:too_long'],
    [{ kind: 'long_text', key: 'f', label: say('f') }, 7, 'f:not_understood'],
    [{ kind: 'number', key: 'f', label: say('f') }, 1.5, 'f:decimals'],
    [{ kind: 'number', key: 'f', label: say('f'), min: 3 }, 2, 'f:too_small'],
    [{ kind: 'number', key: 'f', label: say('f'), max: 3, decimals: 1 }, 3.1, 'f:too_large'],
    [{ kind: 'money', key: 'f', label: say('f') }, -1, 'f:too_small'],
    [{ kind: 'date', key: 'f', label: say('f') }, '2026-02-30', 'f:not_understood'],
    [{ kind: 'date', key: 'f', label: say('f'), until: 'today' }, '2026-12-01', 'f:too_late'],
    [{ kind: 'date', key: 'f', label: say('f'), from: '2026-01-01' }, '2025-12-31', 'f:too_early'],
    [
      { kind: 'period', key: 'f', label: say('f') },
      { from: '2026-03-02', to: '2026-03-01' },
      'f:ends_before',
    ],
    [
      { kind: 'time_windows', key: 'f', label: say('f') },
      [{ weekday: 8, part: 'morning' }],
      'f:not_understood',
    ],
    [{ kind: 'choice', key: 'f', label: say('f'), options: options('a', 'b') }, 'c', 'f:no_option'],
    [
      { kind: 'choices', key: 'f', label: say('f'), options: options('a', 'b'), most: 1 },
      ['a', 'b'],
      'f:too_many',
    ],
    [{ kind: 'choices', key: 'f', label: say('f'), options: options('a', 'b') }, ['a', 'c'], 'f:no_option'],
    [{ kind: 'yes_no', key: 'f', label: say('f') }, 'yes', 'f:not_understood'],
    [{ kind: 'region', key: 'f', label: say('f') }, '43x', 'f:not_understood'],
    [{ kind: 'occupation', key: 'f', label: say('f') }, 'cook', 'f:not_understood'],
    [{ kind: 'address', key: 'f', label: say('f') }, { region: 'x', address: 'y' }, 'f:not_understood'],
    [{ kind: 'person', key: 'f', label: say('f') }, 'somebody', 'f:not_understood'],
    [{ kind: 'employer', key: 'f', label: say('f') }, 'a firm', 'f:not_understood'],
    [{ kind: 'site', key: 'f', label: say('f') }, '?', 'f:not_understood'],
    [
      { kind: 'files', key: 'f', label: say('f'), most: 1 },
      [
        { id: 'a', name: 'a' },
        { id: 'b', name: 'b' },
      ],
      'f:too_many',
    ],
    [{ kind: 'photos', key: 'f', label: say('f') }, ['a'], 'f:not_understood'],
    [{ kind: 'signature', key: 'f', label: say('f') }, { strokes: [[1, 2, 3]] }, 'f:not_understood'],
    [
      {
        kind: 'table',
        key: 'f',
        label: say('f'),
        columns: [{ kind: 'money', key: 'pay', label: say('pay'), required: true }],
      },
      [{ pay: 1 }, { pay: 'x' }],
      'f.1.pay:not_understood',
    ],
  ];
  it.each(cases)('%j', (field, answer, fault) => {
    expect(faults(formOf(field), { f: answer })).toEqual([fault]);
    for (const { words } of check(formOf(field), { f: answer }).faults) {
      expect(words['zh-CN']).toMatch(/。$/);
      expect(words.en).toMatch(/\.$/);
    }
  });

  it('refuses what the form does not have, and reports everything at once', () => {
    const form = formOf(
      { kind: 'text', key: 'a', label: say('a'), required: true },
      { kind: 'number', key: 'b', label: say('b') },
    );
    expect(faults(form, { b: 'x', zzz: 1 })).toEqual(['a:required', 'b:not_understood', 'zzz:unknown_field']);
  });

  it('drops empty rows and says which cell of which row is missing', () => {
    const form = formOf({
      kind: 'table',
      key: 't',
      label: say('t'),
      columns: [
        { kind: 'text', key: 'name', label: say('name'), required: true },
        { kind: 'number', key: 'n', label: say('n') },
      ],
    });
    expect(check(form, { t: [{ name: ' a ' }, {}, { name: '' }] }).answers).toEqual({ t: [{ name: 'a' }] });
    expect(faults(form, { t: [{ n: 1 }] })).toEqual(['t.0.name:required']);
  });

  it('tells a face of one field while somebody types', () => {
    const form = prepareForm(formOf({ kind: 'number', key: 'a', label: say('a'), required: true, max: 5 }));
    const run = startRun(form, TODAY);
    expect(faultIn(run, 'a')?.code).toBe('required');
    run.set('a', 6);
    expect(faultIn(run, 'a')?.code).toBe('too_large');
    run.set('a', 5);
    expect(faultIn(run, 'a')).toBeUndefined();
  });
});

it('computes sums, totals of tables and days, and stores them with the answers', () => {
  const form = formOf(
    { kind: 'money', key: 'rent', label: say('rent') },
    {
      kind: 'table',
      key: 'posts',
      label: say('posts'),
      columns: [{ kind: 'money', key: 'pay', label: say('pay') }],
    },
    { kind: 'date', key: 'from', label: say('from') },
    { kind: 'date', key: 'to', label: say('to') },
    {
      kind: 'computed',
      key: 'all',
      label: say('all'),
      shows: 'money',
      formula: { sum: [{ field: 'rent' }, { total: ['posts', 'pay'] }] },
    },
    { kind: 'computed', key: 'days', label: say('days'), shows: 'number', formula: { days: ['from', 'to'] } },
    {
      kind: 'text',
      key: 'why_so_much',
      label: say('why'),
      shown: {
        kind: 'compare',
        op: '>',
        left: { kind: 'fact', fact: 'all' },
        right: { kind: 'constant', type: 'money', value: 100 },
      },
    },
  );
  expect(checkDefinition(form)).toEqual([]);
  const { answers, faults: none } = check(form, {
    rent: 50,
    posts: [{ pay: 30 }, { pay: 25 }],
    from: '2026-02-27',
    to: '2026-03-01',
    all: 7,
    why_so_much: 'x',
  });
  expect(none).toEqual([]);
  expect(answers).toMatchObject({ all: 105, days: 3, why_so_much: 'x' });
});

describe('a definition that contradicts itself', () => {
  it('names everything at once', () => {
    const form: FormDefinition = formOf(
      { kind: 'choice', key: 'a', label: say(''), options: options('x') },
      { kind: 'number', key: 'b', label: say('b'), min: 3, max: 2 },
      { kind: 'text', key: 'c', label: say('c'), shown: saysYes('gone') },
      { kind: 'text', key: 'c', label: say('c again') },
      {
        kind: 'computed',
        key: 'd',
        label: say('d'),
        shows: 'number',
        formula: { sum: [{ field: 'c' }, { total: ['a', 'n'] }] },
      },
    );
    expect(codesOf(form)).toEqual([
      'a:text_missing',
      'a:options_missing',
      'b:bounds',
      'c:condition',
      'c:key_twice',
      'd:formula',
      'd:formula',
    ]);
  });

  it('finds a circle of conditions and of computed fields', () => {
    expect(
      codesOf(formOf({ ...yesNo('a'), shown: saysYes('b') }, { ...yesNo('b'), shown: saysYes('a') })),
    ).toEqual(['a:circle', 'b:circle']);
    expect(
      codesOf(
        formOf(
          { kind: 'computed', key: 'a', label: say('a'), shows: 'number', formula: { field: 'b' } },
          { kind: 'computed', key: 'b', label: say('b'), shows: 'number', formula: { field: 'a' } },
        ),
      ),
    ).toEqual(['a:circle', 'b:circle']);
  });

  it('finds a required field that can never show, over several steps', () => {
    const form = formOf(
      yesNo('a'),
      { ...yesNo('b'), shown: saysYes('a') },
      {
        kind: 'text',
        key: 'c',
        label: say('c'),
        required: true,
        shown: { kind: 'and', of: [isFilledIn('b'), saysYes('a', false)] },
      },
    );
    expect(codesOf(form)).toEqual(['c:never_asked']);
    expect(checkDefinition(form)[0]?.words['zh-CN']).toContain('自相矛盾');
  });

  it('finds a gap between numbers', () => {
    const compared = (op: '<' | '>', value: number) =>
      ({
        kind: 'compare',
        op,
        left: { kind: 'fact', fact: 'n' },
        right: { kind: 'constant', type: 'number', value },
      }) as const;
    const form = (low: number, high: number) =>
      formOf(
        { kind: 'number', key: 'n', label: say('n'), min: 0 },
        {
          kind: 'text',
          key: 't',
          label: say('t'),
          shown: { kind: 'and', of: [compared('>', low), compared('<', high)] },
        },
      );
    expect(codesOf(form(5, 3))).toEqual(['t:never_shown']);
    expect(codesOf(form(3, 5))).toEqual([]);
  });

  it('refuses a condition on a later field', () => {
    expect(codesOf(formOf({ ...yesNo('a'), shown: saysYes('b') }, yesNo('b')))).toEqual(['a:later_field']);
  });
});

describe('versions', () => {
  const before = formOf(
    yesNo('a'),
    { kind: 'text', key: 'b', label: say('b') },
    { kind: 'number', key: 'c', label: say('c') },
  );
  const after = formOf(
    { kind: 'number', key: 'c', label: say('c'), required: saysYes('a') },
    { ...yesNo('a'), label: say('还缺人吗', 'a?') },
    { kind: 'choice', key: 'b', label: say('b'), options: options('x', 'y') },
    { kind: 'date', key: 'd', label: say('d') },
  );

  it('say what changed', () => {
    expect(
      compareForms(before, after).map(({ field, kind, words }) => `${field ?? ''} ${kind} ${words.en}`),
    ).toEqual([
      'c changed “c”: now required when “还缺人吗”'.replace('还缺人吗', 'a?') + ' is “yes”.',
      'c changed “c” moved.',
      'a changed “a?”: the label was “a”.',
      'b changed “b”: another kind, so earlier answers are not carried over.',
      'd added “d” is new.',
    ]);
    expect(compareForms(before, structuredClone(before))).toEqual([]);
  });

  it('carry answers over and name those that fit nowhere any more', () => {
    expect(carryOver(before, after, { a: true, b: 'text', c: 4 })).toEqual({
      answers: { a: true, c: 4 },
      left: [{ label: say('b'), field: 'b' }],
    });
  });
});

describe('columns and lines', () => {
  const form = formOf(
    { kind: 'section', key: 's', label: say('一', 'one') },
    { kind: 'text', key: 'name', label: say('姓名', 'Name'), code: 'aac003' },
    { kind: 'money', key: 'pay', label: say('工资', 'Pay') },
    { kind: 'choices', key: 'days', label: say('哪天', 'Days'), options: options('mon', 'tue') },
    { kind: 'section', key: 'empty', label: say('二', 'two') },
    { kind: 'signature', key: 'sign', label: say('签名', 'Signature') },
  );

  it('write an answer into cells and read it back', () => {
    const answers = { name: '张三', pay: 450_050, days: ['mon', 'tue'] };
    const columns = exportColumns(form, 'zh-CN');
    expect(columns.map((column) => column.heading)).toEqual(['姓名（aac003）', '工资', '哪天', '签名']);
    const cells = exportCells(columns, answers, 'zh-CN');
    expect(cells).toEqual(['张三', '4500.5元', 'mon、tue', '']);
    const row = Object.fromEntries(columns.map((column, index) => [column.heading, cells[index] ?? '']));
    expect(importRow(form, row)).toEqual({ answers, faults: [] });
    expect(importRow(form, { 姓名: '李四', 工资: '很多' }).faults.map(({ path }) => path)).toEqual(['pay']);
  });

  it('leave out what was not answered', () => {
    expect(linesOf(prepareForm(form), { name: '张三' }, { locale: 'zh-CN', today: TODAY })).toEqual([
      { kind: 'section', key: 's', label: '一' },
      { kind: 'answer', key: 'name', label: '姓名', text: '张三' },
    ]);
  });

  it('read rows pasted from a spreadsheet', () => {
    const columns = [
      { kind: 'text', key: 'title', label: say('岗位', 'Post') },
      { kind: 'number', key: 'n', label: say('人数', 'People') },
      { kind: 'date', key: 'by', label: say('何时', 'By') },
      { kind: 'yes_no', key: 'stay', label: say('住宿', 'Lodging') },
    ] as const;
    expect(readPasted(columns, '岗位\t人数\n普工\t1,200人\t2026年3月1日\t有\n保安\t两个\n')).toEqual({
      rows: [{ title: '普工', n: 1200, by: '2026-03-01', stay: true }, { title: '保安' }],
      unread: 1,
    });
  });
});

/** Incremental evaluation against evaluation from scratch, on random forms and random typing. */
it('comes to the same state step by step as at once', () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
  const condition = (index: number) =>
    fc.option(
      fc.record({
        on: fc.nat({ max: Math.max(0, index - 1) }),
        value: fc.boolean(),
        not: fc.boolean(),
        filled: fc.boolean(),
      }),
      { nil: undefined },
    );
  const fields = fc.tuple(
    ...keys.map((_, index) => fc.tuple(condition(index), condition(index), fc.boolean())),
  );
  const typing = fc.array(fc.tuple(fc.constantFrom(...keys), fc.option(fc.boolean(), { nil: undefined })), {
    maxLength: 20,
  });
  type Made = { on: number; value: boolean; not: boolean; filled: boolean } | undefined;
  const ruleOf = (made: Made, index: number) => {
    const on = keys[made?.on ?? 0];
    if (made === undefined || on === undefined || index === 0) return undefined;
    const rule = made.filled ? isFilledIn(on) : saysYes(on, made.value);
    return made.not ? ({ kind: 'not', of: rule } as const) : rule;
  };
  fc.assert(
    fc.property(fields, typing, (made, steps) => {
      const form = prepareForm(
        formOf(
          ...made.map(([shown, required, section], index): Field => {
            const key = keys[index] ?? '';
            const when = ruleOf(shown, index);
            const must = ruleOf(required, index);
            if (section && index === 2)
              return {
                kind: 'section',
                key,
                label: say(key),
                ...(when === undefined ? {} : { shown: when }),
              };
            return {
              kind: 'yes_no',
              key,
              label: say(key),
              ...(when === undefined ? {} : { shown: when }),
              ...(must === undefined ? {} : { required: must }),
            };
          }),
        ),
      );
      const run = startRun(form, TODAY);
      for (const [key, answer] of steps) {
        const before = new Map(keys.map((one) => [one, run.stateOf(one)]));
        const changed = run.set(key, answer);
        const fresh = startRun(form, TODAY, run.typed);
        for (const one of keys) {
          expect(run.stateOf(one)).toEqual(fresh.stateOf(one));
          expect(changed.includes(one)).toBe(
            JSON.stringify(before.get(one)) !== JSON.stringify(run.stateOf(one)),
          );
        }
        expect(run.answers()).toEqual(fresh.answers());
      }
    }),
  );
});

describe('a form that people fill in themselves', () => {
  const wording = (text: string) => ({ 'zh-CN': text, en: text });
  const made = (kind: 'person' | 'photos' | 'site', forPerson?: true): FormDefinition => ({
    title: wording('t'),
    fields: [{ kind, key: 'a', label: wording('a') }],
    ...(forPerson === undefined ? {} : { forPerson }),
  });
  const said = (definition: FormDefinition, code?: string) =>
    checkDefinition(definition, code).map((one) => one.code);

  it('asks for no other people, and before registration for no files', () => {
    expect(said(made('person'))).toEqual([]);
    expect(said(made('person', true))).toEqual(['not_for_person']);
    expect(said(made('photos', true))).toEqual([]);
    expect(said(made('photos'), 'own_words')).toEqual(['not_for_person']);
    expect(said(made('site'), 'own_words')).toEqual([]);
  });
});
