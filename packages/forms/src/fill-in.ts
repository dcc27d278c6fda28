import { isAnswered, isRow } from './answer-shapes.ts';
import { checkAnswers, faultIn } from './check-answers.ts';
import { carryOver, compareForms, type FormChange } from './compare.ts';
import type { Answer, Answers, FormDefinition, Wording } from './definition.ts';
import { startRun, type FieldState, type PreparedForm } from './run.ts';

/** Makes an object followable by a framework, key by key (`shallowReactive`); plain objects by default. */
export type Followed = <T extends object>(object: T) => T;

/**
 * A form being filled in on a screen. Each of `answers`, `states` and `faults` is written key by key, so that a keystroke
 * touches the field itself and the fields that hang on it, and no others.
 */
export interface FillIn {
  readonly form: PreparedForm;
  readonly answers: Readonly<Record<string, Answer | undefined>>;
  readonly states: Readonly<Record<string, FieldState>>;
  /** Complaints by path: a field's key, or `table.row.column`. */
  readonly faults: Readonly<Record<string, Wording>>;
  set(key: string, answer: Answer | undefined): void;
  /** Looks at one field when somebody leaves it; says nothing of one that was never touched. */
  leave(key: string): void;
  /** Checks everything before sending; undefined where something is wrong, which `faults` then says. */
  ready(): Answers | undefined;
  /** Takes complaints of the server, by path. */
  complain(faults: Readonly<Record<string, Wording>>): void;
  /** All that was typed, hidden or not, for a draft. */
  typed(): Answers;
}

export function startFillIn(
  form: PreparedForm,
  today: string,
  given: Readonly<Answers> = {},
  followed: Followed = (object) => object,
): FillIn {
  const run = startRun(form, today, given);
  const answers = followed<Record<string, Answer | undefined>>({ ...given });
  const states = followed<Record<string, FieldState>>({});
  const faults = followed<Record<string, Wording>>({});
  for (const { key } of form.definition.fields) states[key] = run.stateOf(key);

  const drop = (key: string): void => {
    for (const path of Object.keys(faults)) {
      if (path === key || path.startsWith(`${key}.`)) Reflect.deleteProperty(faults, path);
    }
  };
  const show = (found: ReadonlyArray<{ readonly path: string; readonly words: Wording }>): void => {
    for (const path of Object.keys(faults)) Reflect.deleteProperty(faults, path);
    for (const { path, words } of found) faults[path] ??= words;
  };

  return {
    form,
    answers,
    states,
    faults,
    set(key, answer) {
      answers[key] = answer;
      for (const changed of run.set(key, answer)) {
        states[changed] = run.stateOf(changed);
        if (!run.stateOf(changed).shown) drop(changed);
      }
      drop(key);
    },
    leave(key) {
      if (!isAnswered(run.typed[key])) return;
      const fault = faultIn(run, key);
      if (fault !== undefined) faults[fault.path] = fault.words;
    },
    ready() {
      const checked = checkAnswers(form, run.answers(), today);
      show(checked.faults);
      return checked.faults.length === 0 ? checked.answers : undefined;
    },
    complain: (given) => show(Object.entries(given).map(([path, words]) => ({ path, words }))),
    typed: () => ({ ...run.typed }),
  };
}

/** What a draft keeps of a form on a device. */
export interface FormDraft {
  readonly definition: FormDefinition;
  readonly answers: Answers;
}

/** A draft read back from a device; undefined where it is none, or of a program that wrote forms otherwise. */
export function draftIn(kept: unknown): FormDraft | undefined {
  if (!isRow(kept)) return undefined;
  const { definition, answers } = kept;
  return isRow(answers) && isDefinition(definition) ? { definition, answers } : undefined;
}

/** The shape by which drafts are compared; what else a definition holds is only looked at when it is published. */
function isDefinition(value: unknown): value is FormDefinition {
  if (!isRow(value) || !isWording(value['title']) || !Array.isArray(value['fields'])) return false;
  return value['fields'].every(
    (field) =>
      isRow(field) &&
      typeof field['key'] === 'string' &&
      typeof field['kind'] === 'string' &&
      isWording(field['label']),
  );
}

function isWording(value: unknown): value is Wording {
  return isRow(value) && typeof value['zh-CN'] === 'string' && typeof value['en'] === 'string';
}

/** A draft on the form as it is now: what was carried over, and what to tell whoever goes on with it. */
export function resume(
  draft: FormDraft,
  now: FormDefinition,
): { answers: Answers; changes: readonly FormChange[]; left: readonly Wording[] } {
  const changes = compareForms(draft.definition, now);
  if (changes.length === 0) return { answers: draft.answers, changes, left: [] };
  const { answers, left } = carryOver(draft.definition, now, draft.answers);
  return { answers, changes, left: left.map(({ label }) => label) };
}
