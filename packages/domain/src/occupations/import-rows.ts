import { z } from 'zod';
import { normaliseTerm } from './clean-title.ts';
import type { OccupationEntry } from './types.ts';

/** An occupation as a file of the whole classification describes it. */
export interface ClassificationRow {
  /** Eight digits; groups of 其他 that the files write with six (`4-01-99`) get 00 at the end. */
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly tasks: readonly string[];
  /** 工种, the trades inside the occupation. */
  readonly workTypes: readonly string[];
}

/** Why a row was refused: stable codes for the import report. */
export type ImportRejection =
  | 'bad_code'
  | 'no_name'
  | 'unknown_occupation'
  | 'too_short'
  | 'too_long'
  | 'not_a_name'
  | 'cut_off'
  | 'unlike_occupation';

/** Outcome of reading one row. */
export type ImportResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: ImportRejection; readonly detail: string };

const Text = z
  .string()
  .nullish()
  .transform((value) => (value ?? '').normalize('NFKC').replace(/\s+/g, '').trim());
const RawClassificationRow = z.object({
  code: Text,
  name: Text,
  definition: Text,
  tasks: Text,
  work_types: Text,
});
const RawAliasRow = z.object({ work_type: Text, code: Text, occupation: Text });

/** `4080101`, `4-08-01-01`, `4—08—01—01`, `4-01-99` → `4-08-01-01`, `4-01-99-00`; null for anything else. */
export function normaliseOccupationCode(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[^\d]/g, '');
  const match = /^([1-8])(\d{2})(\d{2})(\d{2})?$/.exec(digits);
  if (match === null) return null;
  const [, major = '', middle = '', minor = '', leaf = '00'] = match;
  return [major, middle, minor, leaf].join('-');
}

/** `1.研究…;2.开展…` → its items. */
function tasksOf(text: string): string[] {
  return text
    .split(/[;；。]?(?=\d{1,2}[.．、](?!\d))|[;；]/u)
    .map((task) => task.replace(/^\d{1,2}[.．、]/u, '').replace(/[;；。]$/u, ''))
    .filter((task) => task !== '');
}

/**
 * Reads one row of a file of the whole classification (columns code, name, definition, tasks, work_types; others are
 * ignored). Blanks inside names, which the scanned edition is full of, are removed.
 */
export function parseClassificationRow(row: unknown): ImportResult<ClassificationRow> {
  const parsed = RawClassificationRow.safeParse(row);
  if (!parsed.success)
    return { ok: false, reason: 'bad_code', detail: 'a row needs the columns code and name' };
  const { name, definition, tasks, work_types: workTypes } = parsed.data;
  const code = normaliseOccupationCode(parsed.data.code);
  if (code === null) return { ok: false, reason: 'bad_code', detail: parsed.data.code };
  if (name.length < 2) return { ok: false, reason: 'no_name', detail: code };
  return {
    ok: true,
    value: {
      code,
      name,
      definition,
      tasks: tasksOf(tasks),
      workTypes: workTypes.split(/[;；、,，|]/u).filter((workType) => workType.length >= 2),
    },
  };
}

/** A trade that is another name for an occupation. */
export interface AliasRow {
  readonly alias: string;
  readonly code: string;
}

const LONGEST_ALIAS = 16;
// Endings of occupations and trades; a name with any other ending was mostly cut out of a sentence.
const TRADE_ENDING =
  /(?:员|工|师|人|手|司机|长|匠|官|家|主管|经理|管家|护士|医生|技师|教练|助理|代表|专家|顾问|主播|客|者|士|生)$/u;
const SENTENCE = /[,，、。:：;；?？!！\d]|(?:本职业|包括|下列|但不限于|工种|等$|^的|^或|的人员$)/u;
// 铸造造型(芯)工 is a name, 邻)二甲苯装置操作工 a fragment of one.
const UNBALANCED = /^[^(]*\)|\([^)]*$/u;
// Characters that nearly every name shares and that prove nothing.
const COMMON = new Set('人员工师技术作业操制造生产加装修理服务管机设备品产制员化械与和及的');

function sharesMeaning(alias: string, name: string): boolean {
  for (const character of new Set(alias)) if (!COMMON.has(character) && name.includes(character)) return true;
  return false;
}

/** What the importer knows about the occupation of an alias. */
export interface AliasTarget {
  readonly name: string;
  readonly definition?: string;
  readonly tasks?: readonly string[];
  readonly workTypes?: readonly string[];
}

/**
 * Reads one row of an alias file (columns work_type, code, occupation). Published lists of trades were cut out of
 * running text and a few per cent are wrong; an alias is refused with a reason when it
 * - is one character, or longer than any trade (two names run together),
 * - contains punctuation, digits or words of a sentence,
 * - has an ending that no trade has (化工, 水盆工艺),
 * - contains the name of its own occupation behind another trade (直升机紧急救护员工程应急救援员),
 * - shares no distinctive character with the occupation's name, definition, tasks or other trades.
 */
export function parseAliasRow(
  row: unknown,
  targets: ReadonlyMap<string, AliasTarget>,
): ImportResult<AliasRow> {
  const parsed = RawAliasRow.safeParse(row);
  if (!parsed.success)
    return { ok: false, reason: 'bad_code', detail: 'a row needs the columns work_type and code' };
  const alias = parsed.data.work_type;
  const code = normaliseOccupationCode(parsed.data.code);
  const refuse = (reason: ImportRejection): ImportResult<AliasRow> => ({ ok: false, reason, detail: alias });
  if (code === null) return refuse('bad_code');
  const target = targets.get(code);
  if (target === undefined) return refuse('unknown_occupation');
  if (alias.length < 2) return refuse('too_short');
  if (alias.length > LONGEST_ALIAS) return refuse('too_long');
  if (SENTENCE.test(alias) || UNBALANCED.test(alias)) return refuse('not_a_name');
  if (
    !TRADE_ENDING.test(alias) ||
    /^(?:化工|热工|职工|员工|工人|人工|手工|技工|技师|人员|造人员|操作工|制作工|辅助工)$/u.test(alias)
  )
    return refuse('cut_off');
  if (/(?:员|师|司机)工|工程(?=.{4,}员$)/u.test(alias) && alias.length > 8) return refuse('cut_off');
  const evidence = [
    target.name,
    target.definition ?? '',
    ...(target.tasks ?? []),
    ...(target.workTypes ?? []),
  ];
  const others = evidence.filter((text) => normaliseTerm(text) !== normaliseTerm(alias));
  if (!others.some((text) => sharesMeaning(alias, text))) return refuse('unlike_occupation');
  return { ok: true, value: { alias, code } };
}

/**
 * An `OccupationIndex` entry from a row of the classification; its trades serve as synonyms where they pass the checks
 * of {@link parseAliasRow}.
 */
export function entryFromClassification(row: ClassificationRow): OccupationEntry {
  const targets = new Map([[row.code, row]]);
  return {
    code: row.code,
    name: row.name,
    synonyms: row.workTypes.filter(
      (workType) =>
        workType !== row.name && parseAliasRow({ work_type: workType, code: row.code }, targets).ok,
    ),
    approximate: [],
    bareOnly: [],
  };
}
