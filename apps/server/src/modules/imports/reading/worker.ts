import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readRecords } from './read-records.ts';
import { UnreadableFile } from './table.ts';

const { content } = z.object({ content: z.instanceof(Uint8Array) }).parse(workerData);

try {
  const records = await readRecords(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  parentPort?.postMessage({ records });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  parentPort?.postMessage({ refused: { code: error.code, why: error.why } });
}
