import { normalisePhone, parseCitizenId } from '@yizhan/domain';
import type { Cipher } from '../../app/security/cipher.ts';
import type { TableRow } from './reading/table.ts';
import type { Cells } from './rows/cells.ts';

const PHONES = /(?<!\d)1\d{10}(?!\d)/g;
const ID_NUMBERS = /(?<!\d)\d{17}[\dXx](?!\d)/g;

/** Distinct digests of the phone and ID numbers in some cells: an erasure finds its rows by them. */
export function digestsOf(cipher: Cipher, cells: Iterable<string>): Buffer[] {
  const found = new Map<string, Buffer>();
  const note = (label: 'phone' | 'id_number', number: string): void => {
    if (!found.has(number)) found.set(number, cipher.hmac(label, number));
  };
  for (const cell of cells) {
    for (const text of [cell, ...(cell.match(PHONES) ?? [])]) {
      const phone = normalisePhone(text);
      if (phone.ok) note('phone', phone.phone.number);
    }
    for (const text of [cell, ...(cell.match(ID_NUMBERS) ?? [])]) {
      const id = parseCitizenId(text);
      if (id.ok) note('id_number', id.id.number);
    }
  }
  return [...found.values()];
}

/** Digests of a row that is kept as it came: of its numbers, and of the name of the person it is about. */
export function digestsOfRow(
  cipher: Cipher,
  kind: string,
  row: TableRow,
  cells: Cells,
): { readonly numbers: Buffer[]; readonly name: Buffer | null } {
  const name = kind === 'seekers' ? cells.text('name') : '';
  return { numbers: digestsOf(cipher, row.cells), name: name === '' ? null : cipher.hmac('name', name) };
}
