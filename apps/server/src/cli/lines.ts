import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/**
 * Lines of a stream as they arrive, without their ends (LF or CRLF). Only these end a line: `readline` would also break
 * at U+2028, which occurs in texts copied from web pages. A last line without an end counts, an empty rest after the
 * last end does not.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  const cut = function* (text: string): Generator<string> {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield part.endsWith('\r') ? part.slice(0, -1) : part;
  };
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    yield* cut(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
  }
  yield* cut(decoder.decode());
  if (rest !== '') yield rest.endsWith('\r') ? rest.slice(0, -1) : rest;
}

/** Prints lines as fast as the reader takes them; ends quietly when the reader goes away (`| head`). */
export async function printLines(output: Writable, lines: AsyncIterable<string>): Promise<void> {
  const state: { error: NodeJS.ErrnoException | null } = { error: null };
  const broken = new Promise<void>((resolve) => {
    output.on('error', (error: NodeJS.ErrnoException) => {
      state.error ??= error;
      resolve();
    });
  });
  for await (const line of lines) {
    if (state.error !== null) break;
    if (!output.write(`${line}\n`)) {
      await Promise.race([once(output, 'drain').catch(() => undefined), broken]);
    }
  }
  if (state.error !== null && state.error.code !== 'EPIPE') throw state.error;
}
