import type { ColumnMapping, ImportKind } from '@yizhan/contract';
import { normalisePhone, parseCitizenId } from '@yizhan/domain';
import { sha256, type Cipher } from '../../../app/security/cipher.ts';
import { sourceId, type SourceKey } from '../imports.repository.ts';
import { IMPORT_FIELDS } from '../mapping/fields.ts';
import type { Table, TableRow } from '../reading/table.ts';
import { cellReader, type Cells } from '../rows/cells.ts';
import { employerIdentity } from '../rows/employer-row.ts';
import { seekerIdentity } from '../rows/seeker-row.ts';
import { vacancyIdentity } from '../rows/vacancy-row.ts';

/** A row with its identity and a digest of its content. */
export interface PreparedRow {
  readonly row: TableRow;
  readonly cells: Cells;
  readonly key: SourceKey;
  readonly contentHash: Buffer;
  /** A later row of the file has the same number: that one counts. */
  readonly isSuperseded: boolean;
}

export interface PrepareOptions {
  readonly kind: ImportKind;
  readonly mapping: ColumnMapping;
  /** The given name of the source; null takes it from the rows. */
  readonly source: string | null;
  /** Separates numbers that are unique only within their office (1, 2, 3 …). */
  readonly ownerRegion: string;
  readonly defaultRegion: string | null;
  readonly cipher: Cipher;
}

/** To be raised when the same cells come to mean something else, so that the next import reads every row again. */
const READING = 1;
/** Fields about where a row comes from or when, not about its content. */
const NO_CONTENT = new Set(['source', 'source_ref', 'published_on']);
/** Numbers that hardly any other source can have: long, with many digits. */
const UNMISTAKABLE = /^(?=(?:.*\d){8})[\w~.:-]{12,}$/;

/**
 * Gives every row its key: the number it has at its source; else, for a person, the keyed hash of ID number or phone;
 * else a hash of what identifies it, so that the same row always gets the same key. Two rows alike in all of that but
 * not in content are two records and are numbered in the order of the file.
 */
export function prepareRows(table: Table, options: PrepareOptions): PreparedRow[] {
  const read = cellReader(table, options.mapping);
  const alike = new Map<string, string[]>();
  const prepared = table.rows.map((row) => {
    const cells = read(row);
    const contentHash = sha256(JSON.stringify(contentOf(cells, options)));
    const numbered = numberOfRow(cells, options);
    const key = numbered ?? identityKey(cells, contentHash, alike, options);
    return { row, cells, key, contentHash };
  });
  const last = new Map(prepared.map((row, i) => [sourceId(row.key), i]));
  return prepared.map((row, i) => {
    const later = last.get(sourceId(row.key)) ?? i;
    return { ...row, isSuperseded: later !== i };
  });
}

function contentOf(cells: Cells, options: PrepareOptions): unknown[] {
  const content = IMPORT_FIELDS[options.kind]
    .filter(({ field }) => !NO_CONTENT.has(field))
    .map(({ field }) => [field, cells.parts(field).map(({ text }) => text)] as const)
    .filter(([, texts]) => texts.length > 0);
  const hasPlace = ['area', 'address', 'home'].some((field) => cells.text(field) !== '');
  return [READING, hasPlace ? null : options.defaultRegion, ...content];
}

function numberOfRow(cells: Cells, options: PrepareOptions): SourceKey | null {
  const ref = cells.text('source_ref').slice(0, 200);
  if (ref !== '') {
    const said = options.source ?? (cells.text('source') === '' ? null : cells.text('source').slice(0, 60));
    const own = UNMISTAKABLE.test(ref) ? 'id' : `${options.ownerRegion}:${cells.heading('source_ref')}`;
    return { source: said ?? own, ref };
  }
  if (options.kind !== 'seekers') return null;
  const id = parseCitizenId(cells.text('id_number'));
  if (id.ok)
    return { source: 'person', ref: `id:${options.cipher.hmac('id_number', id.id.number).toString('hex')}` };
  const phone = normalisePhone(cells.text('phone'));
  if (!phone.ok) return null;
  // Two people of a family may give one phone: the name distinguishes them.
  const value = `${phone.phone.number} ${cells.text('name')}`;
  return { source: 'person', ref: `phone:${options.cipher.hmac('phone', value).toString('hex')}` };
}

function identityKey(
  cells: Cells,
  contentHash: Buffer,
  alike: Map<string, string[]>,
  options: PrepareOptions,
): SourceKey {
  const identity = {
    vacancies: vacancyIdentity,
    employers: employerIdentity,
    seekers: seekerIdentity,
  }[options.kind](cells);
  const hash = sha256(JSON.stringify(identity)).toString('hex');
  const contents = alike.get(hash) ?? [];
  const content = contentHash.toString('hex');
  if (!contents.includes(content)) alike.set(hash, [...contents, content]);
  const place = contents.includes(content) ? contents.indexOf(content) : contents.length;
  return { source: options.source ?? 'content', ref: place === 0 ? hash : `${hash}#${place + 1}` };
}
