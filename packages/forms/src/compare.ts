import { sayCondition, vocabularyOf } from './conditions.ts';
import type { Answers, Field, FormDefinition, Wording } from './definition.ts';

/** One difference between two versions, in words. */
export interface FormChange {
  readonly field: string | null;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly words: Wording;
}

/** What changed from one version to another: fields by their key, in the order of the newer one, removed ones last. */
export function compareForms(before: FormDefinition, after: FormDefinition): FormChange[] {
  const changes: FormChange[] = [];
  const say = (field: string | null, kind: FormChange['kind'], zh: string, en: string) =>
    changes.push({ field, kind, words: { 'zh-CN': zh, en } });
  if (!sameWords(before.title, after.title)) {
    say(
      null,
      'changed',
      `表单名称由“${before.title['zh-CN']}”改为“${after.title['zh-CN']}”。`,
      `The title “${before.title.en}” became “${after.title.en}”.`,
    );
  }
  if (!sameWords(before.note, after.note))
    say(null, 'changed', '表单说明改了。', 'The note of the form changed.');
  if (before.forPerson !== after.forPerson) {
    if (after.forPerson === true)
      say(null, 'changed', '改为本人也可以填。', 'People may now fill it in themselves.');
    else say(null, 'changed', '改为只由工作人员填。', 'It is now filled in by staff alone.');
  }
  const old = new Map(before.fields.map((field) => [field.key, field]));
  const now = new Map(after.fields.map((field) => [field.key, field]));
  const moved = movedFields(before, after);
  for (const field of after.fields) {
    const former = old.get(field.key);
    const { label } = field;
    if (former === undefined) {
      say(field.key, 'added', `新增“${label['zh-CN']}”。`, `“${label.en}” is new.`);
      continue;
    }
    for (const [zh, en] of fieldChanges(former, field, before, after)) {
      say(field.key, 'changed', `“${label['zh-CN']}”${zh}。`, `“${label.en}”: ${en}.`);
    }
    if (moved.has(field.key))
      say(field.key, 'changed', `“${label['zh-CN']}”换了位置。`, `“${label.en}” moved.`);
  }
  for (const { key, label } of before.fields) {
    if (!now.has(key)) say(key, 'removed', `去掉“${label['zh-CN']}”。`, `“${label.en}” is gone.`);
  }
  return changes;
}

type Pair = readonly [zh: string, en: string];

function fieldChanges(old: Field, now: Field, before: FormDefinition, after: FormDefinition): Pair[] {
  const changes: Pair[] = [];
  if (old.kind !== now.kind)
    changes.push(['换了种类，旧的回答带不过来', 'another kind, so earlier answers are not carried over']);
  if (!sameWords(old.label, now.label)) {
    changes.push([`的名称改了，原来是“${old.label['zh-CN']}”`, `the label was “${old.label.en}”`]);
  }
  if (!sameWords(old.hint, now.hint)) changes.push(['的说明改了', 'another hint']);
  if (!same(old.shown, now.shown)) {
    const words = now.shown === undefined ? null : sayCondition(now.shown, vocabularyOf(after));
    changes.push(
      words === null
        ? ['改为总是显示', 'now always shown']
        : [`改为在${words['zh-CN']}时显示`, `now shown when ${words.en}`],
    );
  }
  const [oldMust, must] = [old, now].map((field) => ('required' in field ? field.required : undefined));
  if (!same(oldMust, must)) {
    if (must === undefined) changes.push(['改为选填', 'no longer required']);
    else if (must === true) changes.push(['改为必填', 'now required']);
    else {
      const words = sayCondition(must, vocabularyOf(after));
      changes.push([`改为在${words['zh-CN']}时必填`, `now required when ${words.en}`]);
    }
  }
  if ('options' in old && 'options' in now) changes.push(...optionChanges(old.options, now.options));
  if (old.kind === now.kind && !same(restOf(old), restOf(now)))
    changes.push(['的填写要求改了', 'other limits']);
  return changes;
}

function optionChanges(
  old: readonly { value: string; label: Wording }[],
  now: readonly { value: string; label: Wording }[],
): Pair[] {
  const [had, has] = [old, now].map((options) => new Map(options.map((one) => [one.value, one.label])));
  const added = now.filter((one) => had?.has(one.value) !== true);
  const removed = old.filter((one) => has?.has(one.value) !== true);
  const renamed = now.filter((one) => {
    const former = had?.get(one.value);
    return former !== undefined && !sameWords(former, one.label);
  });
  const list = (options: readonly { label: Wording }[], locale: keyof Wording) =>
    options.map((one) => one.label[locale]).join(locale === 'zh-CN' ? '、' : ', ');
  return [
    ...(added.length > 0
      ? [[`增加选项${list(added, 'zh-CN')}`, `new choices ${list(added, 'en')}`] as const]
      : []),
    ...(removed.length > 0
      ? [[`去掉选项${list(removed, 'zh-CN')}`, `choices gone: ${list(removed, 'en')}`] as const]
      : []),
    ...(renamed.length > 0
      ? [[`改了选项的说法：${list(renamed, 'zh-CN')}`, `choices reworded: ${list(renamed, 'en')}`] as const]
      : []),
  ];
}

/** What has no words of its own above. */
function restOf(field: Field): unknown {
  const { key: _key, kind: _kind, label: _label, hint: _hint, shown: _shown, ...rest } = field;
  return { ...rest, required: undefined, options: undefined };
}

/** Fields that both versions have and that stand elsewhere among them: all but a longest run that kept its order. */
function movedFields(before: FormDefinition, after: FormDefinition): Set<string> {
  const place = new Map(before.fields.map((field, index) => [field.key, index]));
  const keys = after.fields.map((field) => field.key).filter((key) => place.has(key));
  const best: string[][] = [];
  for (const [index, key] of keys.entries()) {
    let longest: string[] = [];
    for (let earlier = 0; earlier < index; earlier++) {
      const run = best[earlier] ?? [];
      const last = run.at(-1);
      if (last !== undefined && (place.get(last) ?? 0) < (place.get(key) ?? 0) && run.length > longest.length)
        longest = run;
    }
    best.push([...longest, key]);
  }
  const kept = new Set(best.reduce((a, b) => (b.length > a.length ? b : a), []));
  return new Set(keys.filter((key) => !kept.has(key)));
}

/** What became of answers typed for one version when they are carried over to another. */
export interface CarriedAnswers {
  readonly answers: Answers;
  /** Answers that fit nowhere any more, by the label under which they were given. */
  readonly left: readonly { readonly label: Wording; readonly field: string }[];
}

/** Carries what was typed over to another version: by key, where the kind is the same; nothing is thrown away unsaid. */
export function carryOver(
  before: FormDefinition,
  after: FormDefinition,
  typed: Readonly<Answers>,
): CarriedAnswers {
  const old = new Map(before.fields.map((field) => [field.key, field]));
  const now = new Map(after.fields.map((field) => [field.key, field]));
  const answers: Answers = {};
  const left: { label: Wording; field: string }[] = [];
  for (const [key, answer] of Object.entries(typed)) {
    const former = old.get(key);
    if (former === undefined || former.kind === 'computed') continue;
    if (now.get(key)?.kind === former.kind) answers[key] = answer;
    else left.push({ label: former.label, field: key });
  }
  return { answers, left };
}

function sameWords(a: Wording | undefined, b: Wording | undefined): boolean {
  return a?.['zh-CN'] === b?.['zh-CN'] && a?.en === b?.en;
}

/** Whatever order the keys came in: a database keeps its own. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
