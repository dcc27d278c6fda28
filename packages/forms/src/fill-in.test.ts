import { describe, expect, it } from 'vitest';
import type { FormDefinition } from './definition.ts';
import { resume, startFillIn } from './fill-in.ts';
import { saysYes } from './rules-in-short.ts';
import { prepareForm } from './run.ts';

const say = (text: string) => ({ 'zh-CN': text, en: text });
const form: FormDefinition = {
  title: say('form'),
  fields: [
    { kind: 'yes_no', key: 'hiring', label: say('hiring') },
    {
      kind: 'number',
      key: 'people',
      label: say('people'),
      max: 10,
      shown: saysYes('hiring'),
      required: true,
    },
    { kind: 'text', key: 'note', label: say('note') },
  ],
};

/** Records which keys of which object are written, as a framework that follows them would see it. */
function recorded() {
  const writes: string[] = [];
  const followed = <T extends object>(object: T): T =>
    new Proxy(object, {
      set: (target, key, value) => (writes.push(String(key)), Reflect.set(target, key, value)),
    });
  return { writes, followed };
}

describe('filling in', () => {
  it('touches the field and those that hang on it, and no others', () => {
    const { writes, followed } = recorded();
    const fill = startFillIn(prepareForm(form), '2026-11-30', {}, followed);
    writes.length = 0;
    fill.set('note', 'a');
    expect(writes).toEqual(['note']);
    writes.length = 0;
    fill.set('hiring', true);
    expect(writes).toEqual(['hiring', 'people']);
    writes.length = 0;
    fill.set('hiring', true);
    expect(writes).toEqual(['hiring']);
  });

  it('complains when a field is left, forgets it when it is mended, and checks all before sending', () => {
    const fill = startFillIn(prepareForm(form), '2026-11-30', { hiring: true });
    fill.leave('people');
    expect(fill.faults).toEqual({});
    fill.set('people', 11);
    fill.leave('people');
    expect(Object.keys(fill.faults)).toEqual(['people']);
    fill.set('people', undefined);
    expect(fill.faults).toEqual({});
    expect(fill.ready()).toBeUndefined();
    expect(Object.keys(fill.faults)).toEqual(['people']);
    fill.set('hiring', false);
    expect(fill.faults).toEqual({});
    expect(fill.ready()).toEqual({ hiring: false });
    fill.complain({ note: say('no') });
    expect(fill.faults).toEqual({ note: say('no') });
  });

  it('goes on with a draft of an older version and says what changed', () => {
    const { fields } = form;
    const now: FormDefinition = { ...form, fields: fields.slice(0, 2) };
    const draft = { definition: form, answers: { hiring: true, note: 'typed' } };
    expect(resume(draft, form)).toEqual({ answers: draft.answers, changes: [], left: [] });
    expect(resume(draft, now)).toMatchObject({
      answers: { hiring: true },
      left: [say('note')],
      changes: [{ kind: 'removed' }],
    });
  });
});
