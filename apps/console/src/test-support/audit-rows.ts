import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the server's sources put into audit rows, with a file in which it is written. */
export interface AuditRows {
  readonly actions: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
}

const SERVER = join(import.meta.dirname, '../../../server/src');
const CODE = /'([a-z_]+\.[a-z_]+)'/g;

/**
 * Actions, keys of summaries and kinds of records of audit rows, as the server's sources name them: in calls of `audit`,
 * in flows and in their `data`, which the engine copies into the summary. Keys known only at run time are not seen.
 */
export function auditRowsOfServer(): AuditRows {
  const actions = new Map<string, string>();
  const keys = new Map<string, string>();
  const kinds = new Map<string, string>();
  for (const { path, text } of sources()) {
    const isFlow = path.endsWith('.flow.ts');
    for (const block of blocks(text, /\baudit\(\{/g)) {
      for (const part of partsOf(block)) {
        if (part.startsWith('action:'))
          for (const [, code = ''] of part.matchAll(CODE)) actions.set(code, path);
        const kind = /^entity: \{ kind: '(\w+)'/.exec(part)?.[1];
        if (kind !== undefined) kinds.set(kind, path);
      }
    }
    for (const block of blocks(text, /\bsummary: \{/g)) for (const key of keysOf(block)) keys.set(key, path);
    if (isFlow) {
      for (const [member] of text.matchAll(
        /^ {2}audit[\s\S]*?^(?: {2}\S|\}\);)|^const AUDIT\b[\s\S]*?^\};/gm,
      ))
        for (const [, code = ''] of member.matchAll(CODE)) actions.set(code, path);
      for (const [, kind = ''] of text.matchAll(/^ {2}entity: '(\w+)'/gm)) kinds.set(kind, path);
    }
    if (isFlow || text.includes('openRecord('))
      for (const block of blocks(text, /\bdata: \{/g)) for (const key of keysOf(block)) keys.set(key, path);
  }
  return { actions, keys, kinds };
}

function sources(): { path: string; text: string }[] {
  return readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        name.endsWith('.ts') && !/\.(test|tour|generated|repository)\.ts$|^(test-support|cli)/.test(name),
    )
    .map((path) => ({ path, text: readFileSync(join(SERVER, path), 'utf8') }))
    .map(({ path, text }) => ({
      path,
      text: text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, ''),
    }));
}

/** What stands between the brackets that each match opens. */
function blocks(text: string, opening: RegExp): string[] {
  return [...text.matchAll(opening)].map((match) => {
    const from = match.index + match[0].length;
    let depth = 1;
    let end = from;
    for (; end < text.length && depth > 0; end += 1) {
      const letter = text[end] ?? '';
      if ('([{'.includes(letter)) depth += 1;
      if (')]}'.includes(letter)) depth -= 1;
    }
    return text.slice(from, end - 1);
  });
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

/** The keys of an object literal, with those of literals that it spreads under a condition. */
function keysOf(inner: string): string[] {
  return partsOf(inner).flatMap((part) => {
    const key = /^(\w+)\s*(?::|$)/.exec(part)?.[1];
    if (key !== undefined) return [key];
    return part.startsWith('...') ? blocks(part, /[?:]\s*\{/g).flatMap(keysOf) : [];
  });
}
