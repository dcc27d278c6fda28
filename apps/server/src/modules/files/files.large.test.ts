import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_PREFIX, FileItem, routes } from '@yizhan/contract';
import { FILE_PART_BYTES } from '@yizhan/domain';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import type { Caller } from '../../test-support/platform.ts';
import { startS3Server } from '../../test-support/s3-server.ts';
import { photo, sendFile } from '../../test-support/files.ts';

const MB = 1024 * 1024;

let line: MainLine;
let keeper: Caller;
let base: string;
beforeAll(async () => {
  line = await createMainLine();
  keeper = await line.platform.staff('site_manager', { siteId: line.siteId });
  await line.platform.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = line.platform.server.server.address() as AddressInfo;
  base = `http://127.0.0.1:${String(port)}${API_PREFIX}/files`;
});
afterAll(() => line.platform.stop());

/** Part `n` of a PDF of so many bytes; never are all of them there at once. */
function partOf(size: number, n: number): Buffer<ArrayBuffer> {
  const part = Buffer.alloc(
    Math.min(FILE_PART_BYTES, size - n * FILE_PART_BYTES),
    `% ${String(size)}-${String(n)} `,
  );
  if (n === 0) part.write('%PDF-1.7\n');
  return part;
}

/** Sends and fetches a file over a socket; the most memory that the process took meanwhile. */
async function upAndDown(size: number): Promise<number> {
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const headers = { cookie: keeper.cookie ?? '' };
  const body = { purpose: 'site_document', owner: line.siteId, name: '验收.pdf', size } as const;
  const { id } = await keeper.call(routes.files.begin, { body });
  const sent = createHash('sha256');
  for (let n = 0; n * FILE_PART_BYTES < size; n += 1) {
    const part = partOf(size, n);
    sent.update(part);
    const response = await fetch(`${base}/${id}/bytes?offset=${String(n * FILE_PART_BYTES)}`, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: part,
    });
    expect(FileItem.parse(await response.json()).received).toBe(n * FILE_PART_BYTES + part.length);
    look();
  }
  const finished = await fetch(`${base}/${id}/finish`, { method: 'POST', headers });
  expect(FileItem.parse(await finished.json())).toMatchObject({ status: 'kept', size });
  look();
  const content = await fetch(`${base}/${id}/content`, { headers });
  expect(content.headers.get('content-length')).toBe(String(size));
  const got = createHash('sha256');
  for await (const piece of content.body ?? []) {
    got.update(piece);
    look();
  }
  expect(got.digest('hex')).toBe(sent.digest('hex'));
  return peak;
}

describe('a file of 100 MB', () => {
  it('goes up and down in the memory that one of 10 MB takes', async () => {
    await upAndDown(10 * MB);
    const small = await upAndDown(10 * MB + 1);
    const large = await upAndDown(100 * MB);
    expect(large / small).toBeLessThan(1.2);
  });
});

describe('the platform on a store that speaks S3', () => {
  it('keeps, shows and removes files as on a folder', async () => {
    const server = await startS3Server();
    const other = await createMainLine({
      environment: { YIZHAN_FILES_S3: JSON.stringify({ ...server.settings, prefix: 'files/' }) },
    });
    try {
      const manager = await other.platform.staff('site_manager', { siteId: other.siteId });
      const file = await sendFile(manager, await photo(5), { purpose: 'site_photo', owner: other.siteId });
      expect(file.status).toBe('kept');
      const content = await other.platform.nobody.raw({
        method: 'GET',
        url: `${API_PREFIX}/files/${file.id}/content`,
        headers: { range: 'bytes=0-1' },
      });
      expect([content.statusCode, content.rawPayload.toString('hex')]).toEqual([206, 'ffd8']);
      expect([...server.objects.keys()].every((key) => key.startsWith('files/4303/'))).toBe(true);
      expect(server.refused).toEqual([]);
    } finally {
      await other.platform.stop();
      await server.stop();
    }
  });
});
