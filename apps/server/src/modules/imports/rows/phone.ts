import { normalisePhone } from '@yizhan/domain';
import { reject } from './rejection.ts';

/** The first number of a cell that may contain several; null where it is empty. @throws RowRejected */
export function phoneOf(text: string, field: string): string | null {
  if (text === '') return null;
  for (const part of [text, ...text.split(/[/、,，;；|\n]|\s{1,}(?=[01])/)]) {
    const result = normalisePhone(part.replace(/^\D*(?=[+(（0-9])/, ''));
    if (result.ok) return result.phone.number;
  }
  throw reject('row.phone', field);
}
