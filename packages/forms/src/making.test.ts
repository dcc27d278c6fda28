import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from './definition.ts';
import { FormDefinition } from './definition.ts';
import { makeField } from './make-field.ts';
import { readSimple, testsFor, writeSimple, type SimpleTest } from './simple-conditions.ts';
import { FIELD_KINDS } from './vocabulary.ts';

const say = (text: string) => ({ 'zh-CN': text, en: text });

describe('conditions made on a screen', () => {
  const fields = new Map<string, Field>(
    (
      [
        { kind: 'yes_no', key: 'a', label: say('a') },
        {
          kind: 'choice',
          key: 'b',
          label: say('b'),
          options: ['x', 'y', 'z'].map((value) => ({ value, label: say(value) })),
        },
        { kind: 'money', key: 'c', label: say('c') },
        { kind: 'date', key: 'd', label: say('d') },
        { kind: 'photos', key: 'e', label: say('e') },
      ] satisfies Field[]
    ).map((field) => [field.key, field]),
  );
  const test = fc.constantFrom(...fields.values()).chain((field) =>
    fc.record({
      field: fc.constant(field.key),
      test: fc.constantFrom(...testsFor(field)),
      value: field.kind === 'date' ? fc.constant('2026-01-01') : fc.nat(),
      codes: fc.subarray(['x', 'y', 'z'], { minLength: 1 }),
    }),
  );
  const plain = (one: SimpleTest): SimpleTest => ({
    ...one,
    value: ['=', '<', '<=', '>=', '>'].includes(one.test) ? one.value : null,
    codes: one.test === 'in' || one.test === 'not_in' ? one.codes : [],
  });

  it('are read back as they were made', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(test, { minLength: 2, maxLength: 5 }),
        (join, tests) => {
          const node = writeSimple({ join, tests }, fields);
          expect(node === undefined ? null : readSimple(node)).toEqual({ join, tests: tests.map(plain) });
        },
      ),
    );
  });

  it('wait until something whole is chosen, and leave alone what was made elsewhere', () => {
    const half: SimpleTest = { field: 'c', test: '>', value: null, codes: [] };
    expect(writeSimple({ join: 'and', tests: [half] }, fields)).toBeUndefined();
    expect(
      readSimple({ kind: 'not', of: { kind: 'and', of: [{ kind: 'fact', fact: 'answered.a' }] } }),
    ).toBeNull();
  });
});

it.each(FIELD_KINDS)('a new %s has a key of its own and can be saved', (kind) => {
  const first = makeField(kind, { fields: [] });
  const second = makeField(kind, { fields: [first] });
  expect(second.key).not.toBe(first.key);
  const definition = { title: say('form'), fields: [first, second] };
  expect(FormDefinition.parse(definition)).toEqual(definition);
});
