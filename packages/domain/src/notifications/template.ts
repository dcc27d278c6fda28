import { shanghaiDate, shanghaiTime, weekdayOf } from '../calendar/shanghai.ts';
import { placeFromOthers, wordsFromOthers } from './words-from-others.ts';
import type { MessageLane, MessagePurpose } from './vocabulary.ts';

/** Languages of messages. */
export const MESSAGE_LOCALES = ['zh-CN', 'en'] as const;
export type MessageLocale = (typeof MESSAGE_LOCALES)[number];
type Both = Readonly<Record<MessageLocale, string>>;

/**
 * A value that fills a text. Values people typed (`name`, `title`, `words`, `place`) are cleaned before they enter a
 * message; `line` is a phone line of a site and `code` is made by the platform, so they stay as they are.
 */
export type VariableKind =
  'name' | 'title' | 'words' | 'place' | 'line' | 'code' | 'day' | 'moment' | 'count' | 'choice' | 'tally';

export interface Variable {
  readonly kind: VariableKind;
  /** What it is, for the author of a text. */
  readonly about: Both;
  /** Fills previews; a day is `YYYY-MM-DD`, a moment ISO 8601. */
  readonly sample: string | number;
  /** It may have no value; then it may appear only within `[…]`, which is left out together with it. */
  readonly mayLack?: true;
  /** A bureau's text may omit it. */
  readonly mayDrop?: true;
  /** The texts of a `choice`, and those of a `tally` with `{count}`. */
  readonly words?: Readonly<Record<string, Both>>;
}

/** Channels of a notification: a text message, or the inbox of console and portal. */
export const TEMPLATE_CHANNELS = ['sms', 'inbox'] as const;
export type TemplateChannel = (typeof TEMPLATE_CHANNELS)[number];

/** The message for one occasion: to whom and how. */
export interface Template {
  /** The occasion on which it is sent, for the settings screen. */
  readonly about: Both;
  readonly to: 'anybody' | 'seeker' | 'employer' | 'staff';
  readonly purpose: MessagePurpose;
  readonly lane: MessageLane;
  readonly variables: Readonly<Record<string, Variable>>;
  readonly texts: Readonly<Partial<Record<TemplateChannel, Both>>>;
  /** Minutes after which it is no longer useful. */
  readonly lifeMinutes?: number;
  /** It cannot wait until the move that caused it can no longer be taken back. */
  readonly atOnce?: true;
}

export function defineTemplate<const T extends Template>(template: T): T {
  return template;
}

type ValueOf<V extends Variable> =
  | (V['kind'] extends 'count' ? number : V['kind'] extends 'choice' ? keyof V['words'] & string : string)
  | (V extends { readonly mayLack: true } ? null : never);
/** The values that fill a template. */
export type TemplateValues<T extends Template> = {
  readonly [N in keyof T['variables']]: ValueOf<T['variables'][N]>;
};

/** The printed form of each value in the message's language; '' where there is none. */
export type ShownValues = Readonly<Record<string, string>>;

const LONGEST = { name: 30, title: 30, words: 40, place: 40, line: 20, code: 10 } as const;
const WEEKDAYS: Readonly<Record<MessageLocale, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The values as a message prints them. */
export function showValues(
  template: Template,
  locale: MessageLocale,
  values: Readonly<Record<string, unknown>>,
): ShownValues {
  return Object.fromEntries(
    Object.entries(template.variables).map(([name, variable]) => [
      name,
      showValue(variable, locale, values[name]),
    ]),
  );
}

/** The samples of a template, for previews. */
export function sampleValues(template: Template, locale: MessageLocale): ShownValues {
  const samples = Object.entries(template.variables).map(([name, { sample }]) => [name, sample] as const);
  return showValues(template, locale, Object.fromEntries(samples));
}

function showValue(variable: Variable, locale: MessageLocale, value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return '';
  switch (variable.kind) {
    case 'place':
      return placeFromOthers(value, LONGEST.place) ?? '';
    case 'name':
    case 'title':
    case 'words':
      return wordsFromOthers(value, LONGEST[variable.kind]);
    case 'line':
    case 'code':
      return value.slice(0, LONGEST[variable.kind]);
    case 'choice':
      return variable.words?.[value]?.[locale] ?? '';
    case 'tally':
      return showTally(variable, locale, value);
    case 'day':
      return showDay(value, locale);
    case 'moment': {
      const at = new Date(value);
      return `${showDay(shanghaiDate(at), locale)} ${shanghaiTime(at)}`;
    }
    case 'count':
      return value;
  }
}

/** How much of each kind there is. */
interface Tallied {
  readonly item: string;
  readonly total: number;
  /** There is more than was counted. */
  readonly more: boolean;
}

/** The value of a `tally`: `follow_up.due 3,call_back.waits 999+`. */
export function tallyOf(kinds: readonly Tallied[]): string {
  return kinds.map(({ item, total, more }) => `${item} ${total}${more ? '+' : ''}`).join(',');
}

/** In words; kinds without a text, of another version, are left out. */
function showTally({ words = {} }: Variable, locale: MessageLocale, value: string): string {
  const parts = value.split(',').flatMap((part) => {
    const [item = '', count = ''] = part.split(' ');
    const text = words[item]?.[locale];
    return text === undefined ? [] : [text.replace('{count}', count)];
  });
  return parts.join(locale === 'zh-CN' ? '、' : ', ');
}

function showDay(day: string, locale: MessageLocale): string {
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  const weekday = WEEKDAYS[locale][weekdayOf(day) - 1] ?? '';
  return locale === 'zh-CN'
    ? `${month}月${date}日（${weekday}）`
    : `${weekday} ${date} ${MONTHS[month - 1] ?? ''}`;
}

type Part =
  { readonly kind: 'words'; readonly text: string } | { readonly kind: 'value'; readonly name: string };
/** A piece of a text: a group is enclosed by `[…]`; text outside brackets forms groups that are always printed. */
interface Group {
  readonly mayDrop: boolean;
  readonly parts: readonly Part[];
}

const NAME = /\{([^{}]*)\}/g;

/** Splits a text into groups, or reports that its brackets do not pair. */
function readText(text: string): readonly Group[] | 'unpaired' {
  const groups: Group[] = [];
  let mayDrop = false;
  for (const [index, piece] of text.split(/([[\]])/).entries()) {
    if (index % 2 === 1) {
      if ((piece === '[') === mayDrop) return 'unpaired';
      mayDrop = piece === '[';
      continue;
    }
    const parts: Part[] = [];
    let at = 0;
    for (const match of piece.matchAll(NAME)) {
      if (match.index > at) parts.push({ kind: 'words', text: piece.slice(at, match.index) });
      parts.push({ kind: 'value', name: (match[1] ?? '').trim() });
      at = match.index + match[0].length;
    }
    if (at < piece.length) parts.push({ kind: 'words', text: piece.slice(at) });
    if (/[{}]/.test(piece.replace(NAME, ''))) return 'unpaired';
    groups.push({ mayDrop, parts });
  }
  return mayDrop ? 'unpaired' : groups;
}

/** Fills values into a text and leaves out a `[…]` with a missing value. Never fails: texts are checked when saved. */
export function fillTemplate(text: string, values: ShownValues): string {
  const groups = readText(text);
  if (groups === 'unpaired') return text;
  return groups
    .filter(({ mayDrop, parts }) => !mayDrop || parts.every((part) => valueOf(part, values) !== ''))
    .map(({ parts }) => parts.map((part) => valueOf(part, values)).join(''))
    .join('');
}

function valueOf(part: Part, values: ShownValues): string {
  return part.kind === 'words' ? part.text : (values[part.name] ?? '');
}

/** What is wrong with a text written for a template. */
export type TemplateFault =
  | { readonly code: 'empty' | 'unpaired' | 'too_long' | 'sender' }
  | { readonly code: 'unknown' | 'missing' | 'may_lack'; readonly name: string };

/** Every provider splits longer texts into more than five paid messages. */
export const LONGEST_TEXT = 300;

/**
 * Checks a text before it is saved, so that sending it cannot fail: every variable exists, no required one is left out,
 * and one that may have no value is within `[…]`.
 */
export function checkTemplateText(template: Template, text: string): TemplateFault[] {
  if (text.trim() === '') return [{ code: 'empty' }];
  const groups = readText(text);
  if (groups === 'unpaired') return [{ code: 'unpaired' }];
  const faults: TemplateFault[] = [];
  const named = groups.flatMap(({ mayDrop, parts }) =>
    parts.flatMap((part) => (part.kind === 'value' ? [{ name: part.name, mayDrop }] : [])),
  );
  for (const name of new Set(named.map((part) => part.name))) {
    if (template.variables[name] === undefined) faults.push({ code: 'unknown', name });
  }
  for (const [name, variable] of Object.entries(template.variables)) {
    const uses = named.filter((part) => part.name === name);
    const always = uses.some(({ mayDrop }) => !mayDrop);
    if (variable.mayLack === true) {
      if (always) faults.push({ code: 'may_lack', name });
    } else if (variable.mayDrop !== true && !always) faults.push({ code: 'missing', name });
  }
  if ([...text].length > LONGEST_TEXT) faults.push({ code: 'too_long' });
  // The provider puts the sender in front of the text; it would refuse a second one.
  if (/[【】]/.test(text)) faults.push({ code: 'sender' });
  return faults;
}

/** How many paid messages a text takes: 70 characters in one, 67 in each part of a longer one. */
export function smsParts(text: string): number {
  const length = text.length;
  return length <= 70 ? 1 : Math.ceil(length / 67);
}
