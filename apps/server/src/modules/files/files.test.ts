import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_PREFIX, routes, type FileItem } from '@yizhan/contract';
import { FILE_PART_BYTES } from '@yizhan/domain';
import { toRef } from '../../app/ids.ts';
import {
  begun,
  hugePng,
  pdf,
  photo,
  PHOTO_PLACE,
  PHOTO_TIME,
  put,
  sendFile,
  zipEntry,
} from '../../test-support/files.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';

let line: MainLine;
/** Runs the site and may change it. */
let keeper: Caller;
beforeAll(async () => {
  line = await createMainLine();
  keeper = await line.platform.staff('site_manager', { siteId: line.siteId });
});
afterAll(() => line.platform.stop());

const ofSite = { purpose: 'site_photo' } as const;
const sitePhoto = () => ({ ...ofSite, owner: line.siteId });
const sitePaper = () => ({ purpose: 'site_document', owner: line.siteId }) as const;
const certificateOf = (owner: string) => ({ purpose: 'seeker_certificate', owner }) as const;

async function contentOf(caller: Caller, { id }: FileItem, headers: Record<string, string> = {}, query = '') {
  return caller.raw({ method: 'GET', url: `${API_PREFIX}/files/${id}/content${query}`, headers });
}

/** Everything in the store, as files. */
function stored(): Array<{ path: string; bytes: Buffer }> {
  const root = join(line.platform.services.config.dataDir, 'files');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

const storedOf = (file: FileItem) => stored().filter(({ path }) => path.includes(toRef(file.id).id));

describe('a photo', () => {
  it('is kept upright, smaller and without anything that the phone hid in it', async () => {
    const sent = await photo(11, { width: 3000, height: 1000 });
    expect(Buffer.from(sent).includes('SECRETPHONE')).toBe(true);
    const file = await sendFile(keeper, sent, { ...sitePhoto(), name: '大门.png' });
    expect(file).toMatchObject({
      status: 'kept',
      kind: 'jpeg',
      name: '大门.jpg',
      width: 2560,
      height: 853,
      hasThumbnail: true,
      place: null,
      can: ['change', 'remove'],
    });
    const response = await contentOf(line.platform.nobody, file);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('image/jpeg');
    const { exif, icc, xmp, iptc, width } = await sharp(response.rawPayload).metadata();
    expect({ exif, icc, xmp, iptc, width }).toEqual({ width: 2560 });
    expect(response.rawPayload.length).toBe(file.size);
    const thumbnail = await contentOf(line.platform.nobody, file, {}, '?size=thumbnail');
    expect((await sharp(thumbnail.rawPayload).metadata()).width).toBe(480);
  });

  it('keeps the place where it was taken only where the purpose asks and the sender says so', async () => {
    const asked = await sendFile(keeper, await photo(21), { ...sitePaper(), keepPlace: true });
    expect(asked.place?.lng).toBeCloseTo(PHOTO_PLACE.lng, 6);
    expect(asked.place?.lat).toBeCloseTo(PHOTO_PLACE.lat, 6);
    expect(asked.takenAt).toBe(PHOTO_TIME);
    expect((await sendFile(keeper, await photo(22), sitePaper())).place).toBeNull();
    expect((await sendFile(keeper, await photo(23), { ...sitePhoto(), keepPlace: true })).place).toBeNull();
  });

  it('is delivered so that no browser takes it for anything else, and only sent anew when it is needed', async () => {
    const file = await sendFile(keeper, await photo(31), sitePhoto());
    const whole = await contentOf(line.platform.nobody, file);
    expect(whole.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': "inline; filename*=UTF-8''%E7%85%A7%E7%89%87.jpg",
      'cache-control': 'public, max-age=300',
      'accept-ranges': 'bytes',
    });
    const again = await contentOf(line.platform.nobody, file, {
      'if-none-match': String(whole.headers.etag),
    });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
  });
});

describe('an upload', () => {
  const bytes = pdf('年度报告', 2.5 * FILE_PART_BYTES);

  it('goes on where it was broken off, and takes a part sent twice once', async () => {
    const file = await begun(keeper, bytes.length, { ...sitePaper(), name: '报告.pdf' });
    await put(keeper, file, bytes, 0);
    expect((await put(keeper, file, bytes, 0)).received).toBe(FILE_PART_BYTES);
    const gap = await keeper.refused(routes.files.put, {
      params: { id: file.id },
      query: { offset: 2 * FILE_PART_BYTES },
      bytes: bytes.slice(2 * FILE_PART_BYTES),
    });
    expect(gap).toMatchObject({ code: 'file.part_gap', status: 409 });
    expect((await keeper.refused(routes.files.finish, { params: { id: file.id } })).code).toBe(
      'file.incomplete',
    );
    const { received } = await keeper.call(routes.files.get, { params: { id: file.id } });
    await put(keeper, file, bytes, received);
    await put(keeper, file, bytes, 2 * FILE_PART_BYTES);
    const kept = await keeper.call(routes.files.finish, { params: { id: file.id } });
    expect(kept).toMatchObject({ status: 'kept', kind: 'pdf', size: bytes.length, name: '报告.pdf' });
    expect(await keeper.call(routes.files.finish, { params: { id: file.id } })).toMatchObject({
      id: kept.id,
      status: 'kept',
    });
    const whole = await contentOf(keeper, kept);
    expect(Buffer.from(bytes).equals(whole.rawPayload)).toBe(true);
    expect(whole.headers['content-disposition']).toMatch(/^attachment;/);
  });

  it('is refused in parts of another length or place', async () => {
    const file = await begun(keeper, bytes.length, sitePaper());
    for (const [offset, part] of [
      [0, bytes.slice(0, 10)],
      [10, bytes.slice(10, 10 + FILE_PART_BYTES)],
      [3 * FILE_PART_BYTES, bytes.slice(0, 10)],
    ] as const) {
      const input = { params: { id: file.id }, query: { offset }, bytes: part };
      expect((await keeper.refused(routes.files.put, input)).code).toBe('file.part_wrong');
    }
    const long = new Uint8Array(FILE_PART_BYTES + 1);
    const input = { params: { id: file.id }, query: { offset: 0 }, bytes: long };
    expect((await keeper.refused(routes.files.put, input)).status).toBe(413);
  });

  it('is nobody’s but the sender’s', async () => {
    const other = await line.platform.staff('site_manager', { siteId: line.siteId });
    const file = await begun(keeper, bytes.length, sitePaper());
    const input = { params: { id: file.id }, query: { offset: 0 }, bytes: bytes.slice(0, FILE_PART_BYTES) };
    expect((await other.refused(routes.files.put, input)).code).toBe('file.unknown');
    expect((await other.refused(routes.files.finish, { params: { id: file.id } })).code).toBe('file.unknown');
    expect((await other.refused(routes.files.remove, { params: { id: file.id } })).code).toBe('file.unknown');
    const list = (caller: Caller) => caller.call(routes.files.list, { query: sitePaper() });
    expect((await list(keeper)).items.map(({ id }) => id)).toContain(file.id);
    expect((await list(other)).items.map(({ id }) => id)).not.toContain(file.id);
    expect((await keeper.call(routes.files.remove, { params: { id: file.id } })).status).toBe('removed');
    expect((await keeper.refused(routes.files.put, input)).code).toBe('file.not_receiving');
  });

  it('is refused when the bytes are not those that were announced', async () => {
    const sha256 = createHash('sha256').update('something else').digest('hex');
    expect(await sendFile(keeper, pdf('另一份'), { ...sitePaper(), sha256 })).toMatchObject({
      status: 'refused',
      refusal: { code: 'changed_on_the_way' },
    });
    const right = createHash('sha256').update(pdf('这一份')).digest('hex');
    expect((await sendFile(keeper, pdf('这一份'), { ...sitePaper(), sha256: right })).status).toBe('kept');
  });

  it('hands out any range of its bytes', async () => {
    const file = await sendFile(keeper, pdf('范围', 1.2 * FILE_PART_BYTES), sitePaper());
    const whole = (await contentOf(keeper, file)).rawPayload;
    const edge = FILE_PART_BYTES;
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 10],
      [`bytes=${edge - 5}-${edge + 4}`, edge - 5, edge + 5],
      [`bytes=${edge}-`, edge, whole.length],
      ['bytes=-7', whole.length - 7, whole.length],
      [`bytes=10-${whole.length * 2}`, 10, whole.length],
    ] as const) {
      const part = await contentOf(keeper, file, { range });
      expect(part.statusCode).toBe(206);
      expect(part.headers['content-range']).toBe(`bytes ${from}-${to - 1}/${whole.length}`);
      expect(part.rawPayload.equals(whole.subarray(from, to))).toBe(true);
    }
    const beyond = await contentOf(keeper, file, { range: `bytes=${whole.length}-` });
    expect(beyond.statusCode).toBe(416);
    const stale = await contentOf(keeper, file, { range: 'bytes=0-9', 'if-range': '"another"' });
    expect([stale.statusCode, stale.rawPayload.length]).toEqual([200, whole.length]);
  });
});

describe('a file that lies', () => {
  const gifScript = Buffer.concat([Buffer.from('GIF89a/*'), Buffer.alloc(40), Buffer.from('*/=alert(1);//')]);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic\0\0\0\0mif1heic'),
    Buffer.alloc(64),
  ]);
  it.each([
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'unknown_kind'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unknown_kind'],
    ['a drawing with a script', svg, 'unknown_kind'],
    ['a picture that is a script as well', gifScript, 'unknown_kind'],
    ['a PDF behind a page', Buffer.concat([Buffer.from('<script>//'), pdf()]), 'unknown_kind'],
    ['an archive', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)]), 'unknown_kind'],
    ['a photo of an iPhone', heic, 'heic'],
    ['a PDF where photos are asked', Buffer.from(pdf()), 'kind_not_asked'],
  ])('%s named .jpg is refused with its first bytes, and nothing of it stays', async (_what, bytes, code) => {
    const file = await sendFile(keeper, bytes, { ...sitePhoto(), name: '照片.jpg' });
    expect(file).toMatchObject({ status: 'refused', received: 0, refusal: { code } });
    expect(file.refusal?.text).toMatch(/没有收|不收/);
    expect(storedOf(file)).toEqual([]);
    expect((await contentOf(keeper, file)).statusCode).toBe(404);
  });

  it.each([
    ['of 20,000 × 20,000', () => Promise.resolve(hugePng(20_000)), 'too_many_pixels'],
    ['cut in half', async () => (await photo(41, { width: 900, height: 900 })).slice(0, 2_000), 'unreadable'],
  ])('a picture %s is refused before it is opened', async (_what, make, code) => {
    const file = await sendFile(keeper, await make(), sitePhoto());
    expect(file).toMatchObject({ status: 'refused', refusal: { code } });
    expect(
      (await keeper.call(routes.files.list, { query: sitePhoto() })).items.map(({ id }) => id),
    ).not.toContain(file.id);
  });

  it('an archive that would unpack to gigabytes is told by its head, and never unpacked', async () => {
    const unpacked = Buffer.alloc(200 * 1024 * 1024, ' ');
    const bomb = zipEntry('[Content_Types].xml', unpacked);
    expect(bomb.length).toBeLessThan(FILE_PART_BYTES);
    const file = await sendFile(keeper, bomb, { ...sitePaper(), name: '表格.docx' });
    expect(file).toMatchObject({ status: 'refused', refusal: { code: 'unknown_kind' } });
  });

  it('a PDF that runs something is refused, also where the name lies across two parts', async () => {
    const early = await sendFile(keeper, pdf('/OpenAction<</S/JavaScript/JS(1)>>'), sitePaper());
    expect(early.refusal?.code).toBe('active_content');
    const across = Buffer.from(pdf('', FILE_PART_BYTES + 100));
    across.write('/JavaScript', FILE_PART_BYTES - 4);
    expect((await sendFile(keeper, across, sitePaper())).refusal?.code).toBe('active_content');
  });

  it('cannot hide behind its name', async () => {
    const name = '..\\..\\etc/pass\u202Egpj.exe';
    const file = await sendFile(keeper, await photo(51), { ...sitePhoto(), name });
    expect(file.name).toBe('passgpj.jpg');
  });
});

describe('whose files they are', () => {
  it('are the person’s own and of the staff who look after the person', async () => {
    const { own, record } = await selfRegistered(line.platform);
    const { own: other } = await selfRegistered(line.platform);
    const far = await line.platform.staff('site_staff', { siteId: line.siteId });
    const elsewhere = await line.platform.staff('county_officer', { region: '430102' });
    const file = await sendFile(own, await photo(61), {
      ...certificateOf(record.id),
      label: '电工证',
      validUntil: '2027-05-01',
    });
    expect(file).toMatchObject({ status: 'kept', label: '电工证', validUntil: '2027-05-01', addedBy: '' });
    const status = async (caller: Caller) => (await contentOf(caller, file)).statusCode;
    expect(await status(own)).toBe(200);
    expect(await status(far)).toBe(200);
    expect(await status(elsewhere)).toBe(403);
    expect(await status(other)).toBe(404);
    expect(await status(await line.platform.account('employer', '13973255501'))).toBe(403);
    expect(await status(line.platform.nobody)).toBe(401);
    expect((await other.refused(routes.files.list, { query: certificateOf(record.id) })).status).toBe(404);
    expect((await other.refused(routes.files.remove, { params: { id: file.id } })).status).toBe(404);
    const intruder = { body: { ...certificateOf(record.id), name: 'a.jpg', size: 10 } };
    expect((await other.refused(routes.files.begin, intruder)).status).toBe(404);
    const whole = await contentOf(own, file);
    expect(whole.headers['cache-control']).toBe('private, no-cache');
  });

  it('tells nobody outside who added a photo of a site, nor papers of it', async () => {
    await sendFile(keeper, await photo(62), sitePhoto());
    const { items, left } = await line.platform.nobody.call(routes.files.list, { query: sitePhoto() });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ addedBy, can }) => addedBy === '' && can.length === 0)).toBe(true);
    expect(left).toBe(0);
    expect((await line.platform.nobody.refused(routes.files.list, { query: sitePaper() })).status).toBe(401);
  });

  it('lies sealed: neither what is in a file nor that two people have the same one can be told', async () => {
    const [one, two] = [await person(line.clerk), await person(line.clerk)];
    const same = pdf('MARKER-IN-THE-CLEAR 体检报告');
    const first = await sendFile(line.clerk, same, { ...certificateOf(one.id), name: '体检.pdf' });
    const second = await sendFile(line.clerk, same, { ...certificateOf(two.id), name: '体检.pdf' });
    expect([first.status, second.status]).toEqual(['kept', 'kept']);
    expect(stored().filter(({ bytes }) => bytes.includes('MARKER-IN-THE-CLEAR'))).toEqual([]);
    const [a, b] = [storedOf(first)[0]?.bytes, storedOf(second)[0]?.bytes];
    expect(a?.length).toBe(b?.length);
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(false);
    const rows = await line.platform.services.db
      .selectFrom('files')
      .select('content_digest')
      .where('id', 'in', [toRef(first.id).id, toRef(second.id).id])
      .execute();
    expect(new Set(rows.map(({ content_digest: digest }) => digest?.toString('hex'))).size).toBe(2);
    expect(await sendFile(line.clerk, same, certificateOf(one.id))).toMatchObject({
      status: 'refused',
      refusal: { code: 'there_already' },
    });
  });

  it('offers a certificate again where one is asked for, as a file of its own', async () => {
    const seeker = await person(line.clerk);
    const file = await sendFile(line.clerk, await photo(63), {
      ...certificateOf(seeker.id),
      label: '焊工证',
    });
    const twin = await person(line.clerk);
    const copy = await line.clerk.call(routes.files.copy, {
      params: { id: file.id },
      body: certificateOf(twin.id),
    });
    expect(copy).toMatchObject({ status: 'kept', label: '焊工证', size: file.size, owner: { id: twin.id } });
    await line.clerk.call(routes.files.remove, { params: { id: file.id } });
    expect((await contentOf(line.clerk, copy)).rawPayload.length).toBe(file.size);
    expect((await contentOf(line.clerk, copy, {}, '?size=thumbnail')).statusCode).toBe(200);
    const document = await sendFile(keeper, pdf('平面图'), sitePaper());
    const wrong = { params: { id: document.id }, body: sitePhoto() };
    expect((await keeper.refused(routes.files.copy, wrong)).code).toBe('file.kind');
  });

  it('changes what a paper is, once for two people who do so at a time', async () => {
    const seeker = await person(line.clerk);
    const file = await sendFile(line.clerk, await photo(64), certificateOf(seeker.id));
    const body = { version: file.version, label: '叉车证', validUntil: '2028-01-01' };
    const changed = await line.clerk.call(routes.files.change, { params: { id: file.id }, body });
    expect(changed).toMatchObject({ label: '叉车证', validUntil: '2028-01-01' });
    expect((await line.clerk.refused(routes.files.change, { params: { id: file.id }, body })).code).toBe(
      'record.changed',
    );
  });

  it('brings a removed file back for ten minutes', async () => {
    const seeker = await person(line.clerk);
    const file = await sendFile(line.clerk, await photo(65), certificateOf(seeker.id));
    const params = { id: file.id };
    expect(await line.clerk.call(routes.files.remove, { params })).toMatchObject({
      status: 'removed',
      undo: { move: 'remove' },
    });
    expect((await contentOf(line.clerk, file)).statusCode).toBe(404);
    expect((await line.clerk.call(routes.files.restore, { params })).status).toBe('kept');
    expect((await contentOf(line.clerk, file)).statusCode).toBe(200);
    const { items } = await line.clerk.call(routes.seekers.timeline, { params: { id: seeker.id } });
    expect(items.slice(0, 3).map(({ kind }) => kind)).toEqual(['file.take_back', 'file.remove', 'file.keep']);
  });
});
