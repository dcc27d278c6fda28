import { withoutComments } from './statements.ts';
import type { SourceFile } from './sources.ts';

/** Columns that only a flow writes, by table. */
export type FlowColumns = ReadonlyMap<string, readonly string[]>;

/** A statement that writes such a column, or of which nobody can tell by reading it. */
export interface StatusWrite {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

const BUILT = /\.(updateTable|insertInto|mergeInto)\(\s*(?:'(\w+)|([^')]+))/g;
const WRITTEN =
  /\bupdate\s+(\w+)(?:\s+(?:as\s+)?\w+)?\s+set\b([\s\S]*?)(?=\bwhere\b|\bfrom\b|\breturning\b|`)/gi;

/**
 * Statements that set a column of a flow: `.set({ status: … })`, `update … set status = …`, an insert that updates what
 * is there. What is handed to `.set` from elsewhere must be typed `Unmoved`, with every column of the table's flows.
 */
export function statusWritesOf(file: SourceFile, flows: FlowColumns): StatusWrite[] {
  const text = withoutComments(file.text);
  const found: StatusWrite[] = [];
  const report = (at: number, what: string): void => {
    found.push({ path: file.path, line: text.slice(0, at).split('\n').length, what });
  };
  for (const match of text.matchAll(BUILT)) {
    const [, verb = '', named] = match;
    // A table known only while running may be any of them.
    const columns = named === undefined ? [...flows.values()].flat() : (flows.get(named) ?? []);
    if (columns.length === 0) continue;
    const statement = statementFrom(text, match.index);
    if (verb === 'updateTable') {
      const argument = argumentOf(statement, '.set(');
      const fault = faultOf(text, match.index, argument, named ?? null, columns);
      if (fault !== null) report(match.index, fault);
    } else if (named !== undefined && /\.(?:doUpdateSet|whenMatched)\w*\(/.test(statement)) {
      report(match.index, `an insert that changes ${named}`);
    }
  }
  for (const match of text.matchAll(WRITTEN)) {
    const [, table = '', set = ''] = match;
    const columns = flows.get(table) ?? [];
    if (columns.length === 0) continue;
    const names = set.replace(/\$\{[^}]*\}/g, '?');
    const hit = columns.find((column) => new RegExp(String.raw`\b${column}\s*=`).test(names));
    if (hit !== undefined) report(match.index, `${table}.${hit}`);
    else if (/(?:^|,)\s*\?|\bset\s*\?/.test(names))
      report(match.index, `columns of ${table} known only while running`);
  }
  return found;
}

function faultOf(
  text: string,
  at: number,
  argument: string | null,
  table: string | null,
  columns: readonly string[],
): string | null {
  const where = table ?? 'some table';
  if (argument === null) return `${where}, without .set(…) beside it`;
  const isObject = argument.startsWith('{');
  const parts = isObject ? partsOf(argument.slice(1, -1)) : [`...${argument}`];
  for (const part of parts) {
    const spread = /^\.\.\.(\w+)$/.exec(part)?.[1];
    if (spread !== undefined) {
      if (!isUnmoved(text, at, spread, table, columns)) return `${where}: ${spread} is not typed Unmoved`;
      continue;
    }
    const key = /^['"]?(\w+)['"]?\s*(?::|$)/.exec(part)?.[1];
    if (key === undefined) return `${where}: ${part.slice(0, 40)}`;
    if (columns.includes(key)) return `${where}.${key}`;
  }
  return null;
}

/** Whether the nearest declaration before `at` types the name `Unmoved`, by itself or by a type of the same file. */
function isUnmoved(
  text: string,
  at: number,
  name: string,
  table: string | null,
  columns: readonly string[],
): boolean {
  const declared = [
    ...text.slice(0, at).matchAll(new RegExp(String.raw`\b${name}\??:\s*([^;{}=)]+)`, 'g')),
  ].at(-1)?.[1];
  if (declared === undefined || table === null) return false;
  const alias = /^\w+/.exec(declared)?.[0] ?? '';
  const type = new RegExp(String.raw`\btype ${alias} =\s*([^;]+);`).exec(text)?.[1] ?? declared;
  const unmoved = new RegExp(String.raw`\bUnmoved<\s*'${table}',([^>]*)>`).exec(type)?.[1];
  return unmoved !== undefined && columns.every((column) => unmoved.includes(`'${column}'`));
}

/** The call chain that begins at `at`. */
function statementFrom(text: string, at: number): string {
  let depth = 0;
  for (let end = at; end < text.length; end += 1) {
    const letter = text[end] ?? '';
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
    if (depth < 0 || (depth === 0 && letter === ';')) return text.slice(at, end);
  }
  return text.slice(at);
}

/** The text between the brackets of the first `call`, trimmed; null where there is none. */
function argumentOf(statement: string, call: string): string | null {
  const start = statement.indexOf(call);
  if (start === -1) return null;
  const from = start + call.length;
  let depth = 1;
  for (let end = from; end < statement.length; end += 1) {
    const letter = statement[end] ?? '';
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
    if (depth === 0) return statement.slice(from, end).trim();
  }
  return null;
}

/** The entries of an object literal, cut at its commas. */
function partsOf(inner: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= inner.length; at += 1) {
    const letter = inner[at] ?? ',';
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
    if (letter !== ',' || (depth !== 0 && at < inner.length)) continue;
    const part = inner.slice(from, at).trim();
    if (part !== '') parts.push(part);
    from = at + 1;
  }
  return parts;
}
