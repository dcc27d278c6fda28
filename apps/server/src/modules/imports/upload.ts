import type { ImportKind } from '@yizhan/contract';
import { fileRefused } from './imports.errors.ts';
import { knowsHeading } from './mapping/propose.ts';
import { readTable } from './reading/read-table.ts';
import { UnreadableFile, type Table } from './reading/table.ts';

/**
 * Reads an uploaded file as far as choosing a mapping requires. @throws import.unreadable, import.too_large,
 * import.empty
 */
export async function readUpload(kind: ImportKind, content: Buffer): Promise<Table> {
  try {
    return await readTable(content, knowsHeading(kind));
  } catch (error) {
    if (error instanceof UnreadableFile) throw fileRefused(error);
    throw error;
  }
}
