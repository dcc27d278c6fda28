import { withoutComments } from './statements.ts';
import type { SourceFile } from './sources.ts';

/** Calls in whose arguments a row of a flow may be inserted: they write its first action. */
const OPENERS = /\b(?:openRecord|openThrough)(?:<[^(]*>)?\(/g;
const INSERTS =
  /(?:\.(?:insertInto|append)\(|\binsertRows\(\s*[\w.]+,)\s*(?:'(\w+)|[^')\s])|\binsert\s+into\s+(\w+)(?=[\s(])/gi;
/** A table that only the caller knows. */
const SOME = 'some table';

/** A place that inserts a row, and whether a record is begun there. */
export interface Inserting {
  readonly path: string;
  readonly line: number;
  /** The table, or the function that inserts into it. */
  readonly what: string;
}

/**
 * Places that insert a row of one of these tables outside the opening of a record: statements, and calls of functions of
 * repositories that hold one. What cannot be told apart by its name is taken for such a call.
 */
export function insertsOutsideOpenings(
  files: readonly SourceFile[],
  tables: ReadonlySet<string>,
): Inserting[] {
  const texts = files.map((file) => ({ path: file.path, text: withoutComments(file.text) }));
  const found: Inserting[] = [];
  const inserters = new Set<string>();
  for (const { path, text } of texts) {
    for (const match of text.matchAll(INSERTS)) {
      const table = match[1] ?? match[2] ?? SOME;
      if (table !== SOME && !tables.has(table)) continue;
      if (table !== SOME && path.endsWith('.repository.ts'))
        inserters.add(functionAround(text, match.index) ?? table);
      else if (!isOpening(text, match.index))
        found.push({ path, line: lineOf(text, match.index), what: table });
    }
  }
  for (const name of inserters) {
    const uses = new RegExp(String.raw`(?<!function )\b${name}\b`, 'g');
    for (const { path, text } of texts)
      for (const match of withoutImports(text).matchAll(uses))
        if (!isOpening(text, match.index)) found.push({ path, line: lineOf(text, match.index), what: name });
  }
  return found;
}

/** Imports and lists of exports blanked out, lines kept. */
function withoutImports(text: string): string {
  return text.replace(/^(?:import|export)\s[^;{]*\{[^}]*\}[^;]*;/gm, (names) => names.replace(/[^\n]/g, ' '));
}

/** The function in which a statement stands; null outside any. */
function functionAround(text: string, at: number): string | null {
  return [...text.slice(0, at).matchAll(/\bfunction (\w+)/g)].at(-1)?.[1] ?? null;
}

/** Whether a position lies between the brackets of a call that opens a record. */
function isOpening(text: string, at: number): boolean {
  return [...text.slice(0, at).matchAll(OPENERS)].some((match) => {
    let depth = 1;
    for (let end = match.index + match[0].length; end < at; end += 1) {
      const letter = text[end] ?? '';
      if ('([{'.includes(letter)) depth += 1;
      if (')]}'.includes(letter)) depth -= 1;
      if (depth === 0) return false;
    }
    return true;
  });
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
