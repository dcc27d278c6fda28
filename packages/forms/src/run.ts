import type { RuleNode } from '@yizhan/domain/rules/node.ts';
import type { RuleVocabulary } from '@yizhan/domain/rules/rule-set.ts';
import type { RuleValue } from '@yizhan/domain/rules/values.ts';
import { isAnswered } from './answer-shapes.ts';
import { fieldsOf, holdsFor, intoFacts, vocabularyOf } from './conditions.ts';
import type { Answer, Answers, Field, FormDefinition } from './definition.ts';
import { partsOf, valueOf } from './formulas.ts';

/** What follows for one field from the answers given so far. */
export interface FieldState {
  readonly shown: boolean;
  readonly required: boolean;
  /** The value of a computed field; null for others and while it cannot be worked out. */
  readonly value: number | null;
}

/** A definition made ready for many runs: what depends on what is worked out once. */
export interface PreparedForm {
  readonly definition: FormDefinition;
  readonly vocabulary: RuleVocabulary;
  readonly fields: ReadonlyMap<string, Field>;
  /** The section each field belongs to. */
  readonly sectionOf: ReadonlyMap<string, string>;
  /** The fields to look at again when the answer or the showing of a field changes. */
  readonly dependents: ReadonlyMap<string, readonly string[]>;
  /** Fields after those they depend on; what is caught in a circle stands at the end and stays hidden. */
  readonly order: readonly string[];
  /** Fields that depend on themselves. */
  readonly circles: ReadonlySet<string>;
}

export function prepareForm(definition: FormDefinition): PreparedForm {
  const fields = new Map(definition.fields.map((field) => [field.key, field]));
  const sectionOf = new Map<string, string>();
  let section: string | undefined;
  for (const field of definition.fields) {
    if (field.kind === 'section') section = field.key;
    else if (section !== undefined) sectionOf.set(field.key, section);
  }
  const needs = new Map(
    definition.fields.map((field) => [field.key, needsOf(field, sectionOf).filter((key) => fields.has(key))]),
  );
  const dependents = new Map<string, string[]>();
  for (const [key, needed] of needs) {
    for (const one of needed) dependents.set(one, [...(dependents.get(one) ?? []), key]);
  }
  const { order, circles } = ordered(needs, dependents);
  return { definition, vocabulary: vocabularyOf(definition), fields, sectionOf, dependents, order, circles };
}

/** The fields that decide whether a field is shown or required, or what it says. */
export function needsOf(field: Field, sectionOf: ReadonlyMap<string, string>): string[] {
  const section = sectionOf.get(field.key);
  return [
    ...new Set([
      ...(section === undefined ? [] : [section]),
      ...(field.shown === undefined ? [] : fieldsOf(field.shown)),
      ...('required' in field && typeof field.required === 'object' ? fieldsOf(field.required) : []),
      ...(field.kind === 'computed' ? partsOf(field.formula) : []),
    ]),
  ];
}

function ordered(needs: ReadonlyMap<string, readonly string[]>, dependents: ReadonlyMap<string, string[]>) {
  const waiting = new Map([...needs].map(([key, needed]) => [key, needed.length]));
  const order = [...waiting].filter(([, count]) => count === 0).map(([key]) => key);
  for (const key of order) {
    for (const next of dependents.get(key) ?? []) {
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) order.push(next);
    }
  }
  const circles = new Set([...needs.keys()].filter((key) => !order.includes(key)));
  return { order: [...order, ...circles], circles };
}

/** One filling-in of a form. Hidden fields count as unanswered but keep what was typed, in case they come back. */
export interface FormRun {
  readonly form: PreparedForm;
  /** The day in Shanghai on which it is filled in. */
  readonly today: string;
  /** All that was typed, hidden or not. */
  readonly typed: Readonly<Answers>;
  stateOf(key: string): FieldState;
  /** Takes an answer and returns the fields whose state changed by it. */
  set(key: string, answer: Answer | undefined): string[];
  /** The answers as they are sent: without hidden fields, with the computed ones. */
  answers(): Answers;
}

const HIDDEN: FieldState = { shown: false, required: false, value: null };

export function startRun(form: PreparedForm, today: string, given: Readonly<Answers> = {}): FormRun {
  const typed: Answers = { ...given };
  const states = new Map<string, FieldState>();
  const facts: Record<string, RuleValue | null> = {};
  const place = new Map(form.order.map((key, index) => [key, index]));

  const read = (key: string): Answer | undefined => {
    const state = states.get(key);
    if (state?.shown !== true) return undefined;
    return form.fields.get(key)?.kind === 'computed' ? state.value : typed[key];
  };
  const holds = (condition: RuleNode | undefined) =>
    condition === undefined || holdsFor(condition, facts, form.vocabulary, today) === true;
  const work = (field: Field): FieldState => {
    if (form.circles.has(field.key)) return HIDDEN;
    const section = form.sectionOf.get(field.key);
    if (section !== undefined && states.get(section)?.shown !== true) return HIDDEN;
    if (!holds(field.shown)) return HIDDEN;
    return {
      shown: true,
      required:
        'required' in field &&
        field.required !== undefined &&
        (field.required === true || holds(field.required)),
      value: field.kind === 'computed' ? rounded(valueOf(field.formula, read), field.shows) : null,
    };
  };
  const settle = (field: Field, state: FieldState): void => {
    states.set(field.key, state);
    if (field.kind !== 'section') intoFacts(facts, field, read(field.key));
  };
  for (const key of form.order) {
    const field = form.fields.get(key);
    if (field !== undefined) settle(field, work(field));
  }

  return {
    form,
    today,
    typed,
    stateOf: (key) => states.get(key) ?? HIDDEN,
    set(key, answer) {
      if (answer === undefined) Reflect.deleteProperty(typed, key);
      else typed[key] = answer;
      const own = form.fields.get(key);
      if (own !== undefined && own.kind !== 'section') intoFacts(facts, own, read(key));
      const changed: string[] = [];
      // Few fields hang on one answer: a sorted list is quicker than a heap.
      const queue = [...(form.dependents.get(key) ?? [])];
      const seen = new Set(queue);
      while (queue.length > 0) {
        queue.sort((a, b) => (place.get(b) ?? 0) - (place.get(a) ?? 0));
        const next = queue.pop();
        const field = next === undefined ? undefined : form.fields.get(next);
        if (next === undefined || field === undefined) continue;
        seen.delete(next);
        const before = states.get(next) ?? HIDDEN;
        const after = work(field);
        if (
          before.shown === after.shown &&
          before.required === after.required &&
          before.value === after.value
        ) {
          continue;
        }
        settle(field, after);
        changed.push(next);
        if (before.shown === after.shown && before.value === after.value) continue;
        for (const further of form.dependents.get(next) ?? []) {
          if (!seen.has(further)) queue.push(further);
          seen.add(further);
        }
      }
      return changed;
    },
    answers() {
      const sent: Answers = {};
      for (const field of form.definition.fields) {
        const answer = field.kind === 'section' ? undefined : read(field.key);
        if (answer !== undefined && isAnswered(answer)) sent[field.key] = answer;
      }
      return sent;
    },
  };
}

/** Money is in whole fen; other values keep four digits, so that 0.1 + 0.2 says 0.3. */
function rounded(value: number | null, shows: 'number' | 'money'): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return shows === 'money' ? Math.round(value) : Math.round(value * 10_000) / 10_000;
}
