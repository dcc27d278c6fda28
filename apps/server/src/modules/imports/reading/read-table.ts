import { Worker } from 'node:worker_threads';
import type { Bilingual } from '../../../app/errors.ts';
import { readRecords } from './read-records.ts';
import { toTable, UnreadableFile, type Table, type TableRow } from './table.ts';

/** Smaller files are read on the main thread: starting another takes some 150 ms. */
const READ_AT_ONCE = 256 * 1024;
/** Memory of the reading thread, MB. A file that needs more ends the thread, not the server. */
const MOST_MEMORY = 1_024;

type Reply = { records: TableRow[] } | { refused: { code: UnreadableFile['code']; why: Bilingual } };

/**
 * Reads a CSV or XLSX file. A large one is read on a separate thread, so that the server keeps answering.
 *
 * @param knows whether a heading is known: distinguishes the heading row from titles above it
 * @throws UnreadableFile
 */
export async function readTable(content: Buffer, knows: (heading: string) => boolean): Promise<Table> {
  const records = content.length <= READ_AT_ONCE ? await readRecords(content) : await readOnThread(content);
  return toTable(records, knows);
}

function readOnThread(content: Buffer): Promise<TableRow[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { content },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    worker.once('message', (reply: Reply) => {
      if ('records' in reply) resolve(reply.records);
      else reject(new UnreadableFile(reply.refused.code, reply.refused.why));
      void worker.terminate();
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error);
    });
    worker.once('exit', () => reject(tooLarge()));
  });
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('import.too_large', {
    'zh-CN': '文件太大，内存放不下。请分成几个文件，或另存为 CSV 再上传。',
    en: 'The file is too large to be read at once. Please cut it into several files or save it as CSV.',
  });
}
