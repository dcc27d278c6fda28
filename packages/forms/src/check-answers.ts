import { isRealDate } from '@yizhan/domain/identity/dates.ts';
import {
  addressIn,
  attachedIn,
  isAnswered,
  isRow,
  periodIn,
  rowsIn,
  signatureIn,
  windowsIn,
  type Row,
} from './answer-shapes.ts';
import type { Answer, Answers, Field, TableColumn } from './definition.ts';
import { faultOf, type AnswerFault, type FaultCode } from './faults.ts';
import { startRun, type FormRun, type PreparedForm } from './run.ts';
import { MOST_ROWS } from './vocabulary.ts';

const MOST_TEXT = 200;
const MOST_LONG_TEXT = 2000;
export const MOST_ATTACHED = 9;
/** 10,000 km of ink are no signature; each number is one coordinate. */
const MOST_STROKE_NUMBERS = 20_000;
const MOST_FEN = 1_000_000_000_00;

export interface CheckedAnswers {
  /** What is stored: trimmed, without hidden fields, with the computed ones. */
  readonly answers: Answers;
  readonly faults: readonly AnswerFault[];
}

interface Fault {
  readonly code: FaultCode;
  readonly limit?: number | string;
  /** Below the field: `.row.column`. */
  readonly at?: string;
}
type Checked = { readonly value: Answer; readonly faults?: readonly Fault[] } | Fault;

/**
 * Checks the answers to a form; the server and every face call this one. All faults are reported at once. Answers of
 * hidden fields are left out without complaint, a field the form does not have is a fault. `today` is the day in Shanghai.
 */
export function checkAnswers(form: PreparedForm, given: Readonly<Answers>, today: string): CheckedAnswers {
  const faults: AnswerFault[] = [];
  const cleaned: Answers = {};
  for (const [key, answer] of Object.entries(given)) {
    const field = form.fields.get(key);
    if (field === undefined || field.kind === 'section') faults.push(faultOf(key, 'unknown_field'));
    else if (field.kind !== 'computed' && isAnswered(answer)) cleaned[key] = answer;
  }
  const run = startRun(form, today, cleaned);
  // A condition reads what is stored, so answers are cleaned in the order in which conditions need them.
  for (const key of form.order) {
    const field = form.fields.get(key);
    const typed = run.typed[key];
    if (field === undefined || typed === undefined || !run.stateOf(key).shown) continue;
    const read = readAnswer(field, typed, today);
    if ('value' in read) {
      if (read.value !== typed) run.set(key, read.value);
      faults.push(...(read.faults ?? []).map((one) => told(key, one)));
    } else faults.push(told(key, read));
  }
  return { answers: run.answers(), faults: inOrder(form, [...faults, ...missing(run)]) };
}

/** What is wrong with the answer to one field, for a face while somebody types; undefined where nothing is. */
export function faultIn(run: FormRun, key: string): AnswerFault | undefined {
  const field = run.form.fields.get(key);
  const state = run.stateOf(key);
  if (field === undefined || !state.shown) return undefined;
  const typed = run.typed[key];
  if (!isAnswered(typed) || typed === undefined) return state.required ? faultOf(key, 'required') : undefined;
  const read = readAnswer(field, typed, run.today);
  if (!('value' in read)) return told(key, read);
  const first = read.faults?.[0];
  return first === undefined ? undefined : told(key, first);
}

function missing(run: FormRun): AnswerFault[] {
  return run.form.definition.fields
    .filter((field) => field.kind !== 'section' && field.kind !== 'computed')
    .filter((field) => run.stateOf(field.key).required && !isAnswered(run.typed[field.key]))
    .map((field) => faultOf(field.key, 'required'));
}

function inOrder(form: PreparedForm, faults: readonly AnswerFault[]): AnswerFault[] {
  const place = new Map(form.definition.fields.map((field, index) => [field.key, index]));
  const of = (fault: AnswerFault) => place.get(fault.path.split('.')[0] ?? '') ?? place.size;
  return [...faults].sort((a, b) => of(a) - of(b));
}

function told(key: string, { code, limit, at = '' }: Fault): AnswerFault {
  return faultOf(`${key}${at}`, code, limit);
}

function readAnswer(field: Field, typed: Answer, today: string): Checked {
  switch (field.kind) {
    case 'section':
    case 'computed':
      return { value: null };
    case 'long_text':
      return readText(typed, field.most ?? MOST_LONG_TEXT);
    case 'text':
    case 'number':
    case 'money':
    case 'date':
    case 'choice':
    case 'yes_no':
      return readCell(field, typed, today);
    case 'choices':
      return readChoices(field, typed);
    case 'period': {
      const period = periodIn(typed);
      if (period === null) return { code: 'not_understood' };
      const fault =
        dayFault(field, period.from, today) ??
        (period.to === null ? undefined : dayFault(field, period.to, today));
      if (fault !== undefined) return fault;
      if (period.to !== null && period.to < period.from) return { code: 'ends_before' };
      return { value: { from: period.from, to: period.to } };
    }
    case 'time_windows': {
      const windows = windowsIn(typed);
      return windows.length === 0
        ? { code: 'not_understood' }
        : { value: windows.map((one) => ({ ...one })) };
    }
    case 'region':
    case 'occupation':
    case 'person':
    case 'employer':
    case 'site':
      return typeof typed === 'string' && REFERENCES[field.kind].test(typed)
        ? { value: typed }
        : { code: 'not_understood' };
    case 'address': {
      const read = addressIn(typed);
      if (read === null || (read.region !== null && !REFERENCES.region.test(read.region)))
        return { code: 'not_understood' };
      const address = read.address.trim();
      return address.length > MOST_TEXT
        ? { code: 'too_long', limit: MOST_TEXT }
        : { value: { ...read, address } };
    }
    case 'files':
    case 'photos': {
      const attached = attachedIn(typed);
      const most = field.most ?? MOST_ATTACHED;
      if (attached.length === 0 || attached.some((one) => one.name.length > MOST_TEXT))
        return { code: 'not_understood' };
      return attached.length > most
        ? { code: 'too_many', limit: most }
        : { value: attached.map((one) => ({ ...one })) };
    }
    case 'signature': {
      const signature = signatureIn(typed);
      if (signature === null) return { code: 'not_understood' };
      const numbers = signature.strokes.reduce((all, stroke) => all + stroke.length, 0);
      return numbers > MOST_STROKE_NUMBERS
        ? { code: 'not_understood' }
        : { value: { strokes: signature.strokes.map((stroke) => [...stroke]) } };
    }
    case 'table':
      return readTable(field, typed, today);
  }
}

/** Ids and codes; whether there is such a record, and whether the person may see it, the server asks the record. */
const REFERENCES = {
  region: /^(\d{2}|\d{4}|\d{6}|\d{9})$/,
  occupation: /^\d-\d{2}-\d{2}-\d{2}$/,
  person: /^\d{4}-[1-9A-HJ-NP-Za-km-z]{21,22}$/,
  employer: /^\d{4}-[1-9A-HJ-NP-Za-km-z]{21,22}$/,
  site: /^[1-9A-HJ-NP-Za-km-z]{21,22}$/,
} as const;

type Cell = TableColumn | Extract<Field, { kind: TableColumn['kind'] }>;

function readCell(cell: Cell, typed: Answer, today: string): Checked {
  switch (cell.kind) {
    case 'text':
      return readText(typed, cell.most ?? MOST_TEXT);
    case 'number': {
      if (typeof typed !== 'number' || !Number.isFinite(typed)) return { code: 'not_understood' };
      const decimals = cell.decimals ?? 0;
      if (Math.abs(typed) >= 1e15) return { code: 'too_large', limit: cell.max ?? 999_999_999 };
      if (Number(typed.toFixed(decimals)) !== typed) return { code: 'decimals', limit: decimals };
      return between(typed, cell.min, cell.max, String);
    }
    case 'money':
      if (typeof typed !== 'number' || !Number.isInteger(typed)) return { code: 'not_understood' };
      return between(typed, cell.min ?? 0, cell.max ?? MOST_FEN, (fen) => `${fen / 100}元`);
    case 'date':
      return typeof typed === 'string'
        ? (dayFault(cell, typed, today) ?? { value: typed })
        : { code: 'not_understood' };
    case 'choice':
      return cell.options.some((option) => option.value === typed) ? { value: typed } : { code: 'no_option' };
    case 'yes_no':
      return typeof typed === 'boolean' ? { value: typed } : { code: 'not_understood' };
  }
}

function readText(typed: Answer, most: number): Checked {
  if (typeof typed !== 'string') return { code: 'not_understood' };
  const text = typed.trim();
  return text.length > most ? { code: 'too_long', limit: most } : { value: text };
}

function readChoices(field: Extract<Field, { kind: 'choices' }>, typed: Answer): Checked {
  if (!Array.isArray(typed)) return { code: 'not_understood' };
  const known = field.options.filter((option) => typed.includes(option.value)).map((option) => option.value);
  if (known.length !== new Set(typed).size) return { code: 'no_option' };
  if (field.most !== undefined && known.length > field.most) return { code: 'too_many', limit: field.most };
  return { value: known };
}

function readTable(field: Extract<Field, { kind: 'table' }>, typed: Answer, today: string): Checked {
  const rows = rowsIn(typed).filter((row) => isAnswered(row));
  if (!Array.isArray(typed) || typed.some((row) => !isRow(row))) return { code: 'not_understood' };
  const most = field.most ?? MOST_ROWS;
  if (rows.length > most) return { code: 'too_many', limit: most };
  const faults: Fault[] = [];
  const columns = new Set(field.columns.map((column) => column.key));
  const value = rows.map((row, index) => {
    const cleaned: Row = {};
    for (const key of Object.keys(row)) {
      if (!columns.has(key)) faults.push({ code: 'unknown_field', at: `.${index}.${key}` });
    }
    for (const column of field.columns) {
      const at = `.${index}.${column.key}`;
      const cell = row[column.key];
      if (cell === undefined || !isAnswered(cell)) {
        if (column.required === true) faults.push({ code: 'required', at });
        continue;
      }
      const read = readCell(column, cell, today);
      if ('value' in read) cleaned[column.key] = read.value;
      else faults.push({ ...read, at });
    }
    return cleaned;
  });
  return { value, faults };
}

function between(
  value: number,
  min: number | undefined,
  max: number | undefined,
  say: (limit: number) => string,
): Checked {
  if (min !== undefined && value < min) return { code: 'too_small', limit: say(min) };
  if (max !== undefined && value > max) return { code: 'too_large', limit: say(max) };
  return { value };
}

interface Bounds {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}
function dayFault({ from, until }: Bounds, day: string, today: string): Fault | undefined {
  if (!isRealDate(day)) return { code: 'not_understood' };
  const first = from === 'today' ? today : from;
  const last = until === 'today' ? today : until;
  if (first !== undefined && day < first) return { code: 'too_early', limit: first };
  return last !== undefined && day > last ? { code: 'too_late', limit: last } : undefined;
}
