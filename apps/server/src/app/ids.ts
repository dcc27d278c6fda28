import { v7 as uuidV7 } from 'uuid';
import { NotFound } from './errors.ts';

/** Without 0, O, I and l, so that an id can be read aloud and typed. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE = BigInt(ALPHABET.length);
const LENGTH = 22;

/** Key of a row that belongs to a place. */
export interface Ref {
  readonly prefecture: string;
  readonly id: string;
}

/** A UUID v7: sorts by creation time, which keeps new rows together in the index. */
export function newId(): string {
  return uuidV7();
}

/** A UUID in the short alphabet, always 22 characters. */
export function shortId(uuid: string): string {
  let value = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let text = '';
  while (value > 0n) {
    text = (ALPHABET[Number(value % BASE)] ?? '') + text;
    value /= BASE;
  }
  return text.padStart(LENGTH, '1');
}

/** The UUID behind a short id. @throws NotFound for an invalid one, which no row can have */
export function fromShortId(text: string): string {
  let value = 0n;
  for (const letter of text) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) throw NotFound();
    value = value * BASE + BigInt(digit);
  }
  const hex = value.toString(16).padStart(32, '0');
  if (hex.length !== 32) throw NotFound();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The public id of a row: `4303-` and the short UUID. */
export function recordId(ref: Ref): string;
export function recordId(prefecture: string, id: string): string;
export function recordId(refOrPrefecture: Ref | string, id?: string): string {
  return typeof refOrPrefecture === 'string'
    ? `${refOrPrefecture}-${shortId(id ?? '')}`
    : `${refOrPrefecture.prefecture}-${shortId(refOrPrefecture.id)}`;
}

/** Parses a public id once, at the edge. @throws NotFound */
export function toRef(publicId: string): Ref {
  return { prefecture: publicId.slice(0, 4), id: fromShortId(publicId.slice(5)) };
}

/** The site of a row that was joined with its name, as a view names it. */
export function siteRef(row: {
  readonly site_id: string | null;
  readonly site_name: string | null;
}): { id: string; name: string } | null {
  return row.site_id === null || row.site_name === null
    ? null
    : { id: shortId(row.site_id), name: row.site_name };
}

/** Rows read by their keys, one prefecture at a time. */
export async function rowsOf<R>(
  refs: readonly Ref[],
  read: (prefecture: string, ids: readonly string[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const found: R[] = [];
  for (const [prefecture, ids] of byPrefecture(refs)) found.push(...(await read(prefecture, ids)));
  return found;
}

/**
 * Ids by prefecture, both in ascending order and without duplicates: rows are locked one prefecture at a time, and
 * every lock follows this order.
 */
export function byPrefecture(refs: readonly Ref[]): Array<[prefecture: string, ids: string[]]> {
  return [...Map.groupBy(refs, ({ prefecture }) => prefecture)]
    .map(([prefecture, some]): [string, string[]] => [
      prefecture,
      [...new Set(some.map(({ id }) => id))].sort(),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
