import type { SourceFile } from './sources.ts';

/** A statement that writes, found in a source file. */
export interface WritingStatement {
  readonly path: string;
  readonly line: number;
  /** Null where the table is only known at run time. */
  readonly table: string | null;
}

const SQL = new RegExp(
  [
    String.raw`\.(?:selectFrom|selectNoFrom|insertInto|updateTable|deleteFrom|mergeInto)\(`,
    String.raw`\bsql(?:<[^\`]*?>)?\``,
    String.raw`\bsql\.(?:ref|table|raw|join|lit|val|id)\b`,
    String.raw`\bCompiledQuery\.`,
    String.raw`\.query(?:<[^(]*>)?\(\s*[\`'"]`,
  ].join('|'),
);

/** Whether a file builds SQL, by the query builder or as text. */
export function holdsSql(file: SourceFile): boolean {
  return SQL.test(withoutComments(file.text));
}

/** Whether a file executes a statement, or only builds parts of one. */
export function sendsSql(file: SourceFile): boolean {
  return /\.(?:execute|executeTakeFirst|executeTakeFirstOrThrow|stream|executeQuery)\(/.test(
    withoutComments(file.text),
  );
}

const WRITE = new RegExp(
  [
    String.raw`(?:\.(?:insertInto|updateTable|deleteFrom|mergeInto|append)\(|\binsertRows\(\s*[\w.]+,)\s*(?<built>[^,)]+)`,
    String.raw`\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+(?<written>\w+|\$\{sql\.[^}]*\})(?=[\s(\`;])`,
  ].join('|'),
  'g',
);

/** Every statement of a file that writes, by the query builder, as text, by `ctx.append` or `insertRows`. */
export function writesOf(file: SourceFile, tables: ReadonlySet<string>): WritingStatement[] {
  const text = withoutComments(file.text);
  return [...text.matchAll(WRITE)].flatMap((match) => {
    const { built, written } = match.groups ?? {};
    const named = /^'(\w+)/.exec(built ?? '')?.[1] ?? written ?? '';
    const isKnown = tables.has(named);
    // "update" is a word of ordinary texts and of locks too.
    if (built === undefined && !isKnown && !named.startsWith('${')) return [];
    const line = text.slice(0, match.index).split('\n').length;
    return [{ path: file.path, line, table: isKnown ? named : null }];
  });
}

/** Comments blanked out, lines kept. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/^\s*\/\/.*$/gm, '');
}
