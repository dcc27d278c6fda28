import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type BaseMapInput } from '@yizhan/contract';
import { wgs84ToGcj02 } from '@yizhan/domain';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { geoJson, square, squareFile } from '../../test-support/square-file.ts';

const { area, check, take, loads, withdraw, base, settings, setBase, endBase } = routes.maps;

let platform: TestPlatform;
let officer: Caller;
let network: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  officer = await platform.staff('prefecture_officer', { region: '4303' });
  network = await platform.staff('administrator', { region: '' });
});
afterAll(() => platform.stop());

const SOURCE = { source: '市测绘院', approvalNumber: '湘S(2026)001号', system: 'WGS-84' } as const;
/** 湘潭县, by its centre. */
const COUNTY = { code: '430321', lng: 112.95, lat: 27.78 };

async function shapeOf(code: string) {
  const { parts } = await platform.nobody.call(area, { params: { code: code.slice(0, 4) } });
  return parts.find((part) => part.code === code)?.shape ?? null;
}

describe('boundaries', () => {
  it('are missing at first: a division has its parts as points with names', async () => {
    const found = await platform.nobody.call(area, { params: { code: '4303' } });
    expect(found).toMatchObject({
      region: { name: '湘潭市' },
      parent: { code: '43' },
      outline: null,
      credits: [],
    });
    expect(found.parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['雨湖区', '岳塘区', '湘潭县']),
    );
    expect(found.parts.every(({ point, shape }) => point !== null && shape === null)).toBe(true);
    expect(await platform.nobody.refused(area, { params: { code: '4399' } })).toMatchObject({
      code: 'region.unknown',
    });
  });

  it('are checked shape by shape before anything is stored', async () => {
    const file = geoJson([
      { code: COUNTY.code, ring: square(COUNTY.lng, COUNTY.lat) },
      { code: 430300, ring: square(112.94, 27.83) },
      { code: '430399', ring: square(112.94, 27.83) },
      { code: '430102', ring: square(113.03, 28.2) },
      { code: '430302', ring: square(112.9, 27.85).slice(0, 4) },
      { code: '430304', ring: square(110, 25) },
      { code: '', ring: square(112.9, 27.85) },
    ]);
    const checked = await officer.call(check, { query: SOURCE, ...file });
    expect(checked.shapes).toBe(7);
    expect(checked.taken.map(({ region, replaces }) => [region.code, replaces])).toEqual([
      [COUNTY.code, false],
      ['4303', false],
    ]);
    expect(checked.rejected.map(({ number, reason }) => `${number} ${reason.slice(0, 10)}`)).toEqual([
      '3 没有这个区划代码；请',
      '4 不在您负责的地区',
      '5 有一圈没有闭合：最后',
      '6 图形不在这个地区附近',
      '7 属性里没有区划代码（',
    ]);
    expect(await shapeOf(COUNTY.code)).toBeNull();
  });

  it('are converted, credited, sent again only when they changed, and replaced by newer ones until those go', async () => {
    const [west = [0, 0]] = square(COUNTY.lng, COUNTY.lat);
    const gcj = square(COUNTY.lng, COUNTY.lat).map(([lng, lat]) => {
      const point = wgs84ToGcj02({ lng, lat });
      return [point.lng, point.lat] as const;
    });
    await officer.call(take, {
      query: { ...SOURCE, system: 'GCJ-02' },
      ...geoJson([{ code: COUNTY.code, ring: gcj }]),
    });
    const first = await shapeOf(COUNTY.code);
    expect(first?.[0]?.[0]?.[0]?.[0]).toBeCloseTo(west[0], 4);

    const url = '/api/v1/public/map/areas/4303';
    const answered = await platform.nobody.raw({ method: 'GET', url });
    const etag = String(answered.headers['etag']);
    expect(answered.json()).toMatchObject({
      credits: [{ source: '市测绘院', approvalNumber: '湘S(2026)001号' }],
    });
    const again = await platform.nobody.raw({ method: 'GET', url, headers: { 'if-none-match': etag } });
    expect(again.statusCode).toBe(304);

    platform.now = new Date(platform.now.getTime() + 60_000);
    const newer = squareFile(COUNTY.code, COUNTY.lng + 0.01, COUNTY.lat);
    const { taken } = await officer.call(take, { query: { ...SOURCE, source: '二版' }, ...newer });
    expect(taken).toMatchObject([{ replaces: true }]);
    expect(await shapeOf(COUNTY.code)).not.toEqual(first);
    const changed = await platform.nobody.raw({ method: 'GET', url, headers: { 'if-none-match': etag } });
    expect(changed.statusCode).toBe(200);

    const [load] = (await officer.call(loads)).items;
    expect(load).toMatchObject({
      source: '二版',
      region: { code: COUNTY.code },
      divisions: 1,
      withdrawnAt: null,
    });
    const gone = await officer.call(withdraw, { params: { id: load?.id ?? '' }, body: {} });
    expect(gone.withdrawnAt).not.toBeNull();
    expect(await shapeOf(COUNTY.code)).toEqual(first);
    const twice = await officer.refused(withdraw, { params: { id: load?.id ?? '' }, body: {} });
    expect(twice.code).toBe('boundaries.withdrawn');
  });

  it('need a right to be used, a readable file and one usable shape', async () => {
    const file = squareFile(COUNTY.code, COUNTY.lng, COUNTY.lat);
    const unlicensed = await officer.refused(take, { query: { ...SOURCE, approvalNumber: '' }, ...file });
    expect(unlicensed.code).toBe('boundaries.unlicensed');
    const text = { file: new Blob(['区划,边界']), fileName: 'a.csv' };
    expect((await officer.refused(take, { query: SOURCE, ...text })).code).toBe('boundaries.unreadable');
    const foreign = squareFile('430102', 113.03, 28.2);
    expect((await officer.refused(take, { query: SOURCE, ...foreign })).code).toBe('boundaries.none');
  });

  it('of others are neither seen nor withdrawn', async () => {
    const changsha = await platform.staff('prefecture_officer', { region: '4301' });
    expect((await changsha.call(loads)).items).toEqual([]);
    const [load] = (await officer.call(loads)).items.filter((one) => one.withdrawnAt === null);
    const refused = await changsha.refused(withdraw, { params: { id: load?.id ?? '' }, body: {} });
    expect(refused.code).toBe('access.region');
  });
});

describe('the base map', () => {
  const INPUT: BaseMapInput = {
    urlTemplate: 'https://t0.tianditu.gov.cn/vec_w/wmts?x={x}&y={y}&l={z}&tk={key}',
    key: 'k-123456789',
    attribution: '天地图',
    approvalNumber: 'GS（2025）0000号',
    system: 'CGCS2000',
    maxZoom: 18,
    source: '本局申请的密钥',
    was: null,
  };
  const policy = async () =>
    String(
      (await platform.nobody.raw({ method: 'GET', url: '/healthz' })).headers['content-security-policy'],
    );

  it('is none at first, and pages may load from nowhere else', async () => {
    expect(await platform.nobody.call(base)).toEqual({ base: null });
    expect(await policy()).not.toContain('https:');
    expect(await policy()).toContain("worker-src 'self'");
  });

  it.each([
    ['http://tiles.example.cn/{z}/{x}/{y}.png'],
    ['https://t{s}.tianditu.gov.cn/{z}/{x}/{y}'],
    ['https://{z}.example.cn/{x}/{y}'],
    ['https://me:secret@tiles.example.cn/{z}/{x}/{y}'],
    ['https://tiles.example.cn/{z}/{x}.png'],
    ['tiles/{z}/{x}/{y}'],
  ])('is refused at %s', async (urlTemplate) => {
    const refused = await network.refused(setBase, { body: { ...INPUT, urlTemplate } });
    expect(refused.code).toBe('base_map.address');
  });

  it('opens exactly its own server, with the key where the tiles need it and nowhere else', async () => {
    expect((await network.refused(setBase, { body: { ...INPUT, key: null } })).code).toBe('base_map.key');
    const set = await network.call(setBase, { body: INPUT });
    expect(set).toMatchObject({ keyEnd: '6789', endedAt: null });
    expect(JSON.stringify(set)).not.toContain('k-12345');
    const { base: shown } = await platform.nobody.call(base);
    expect(shown).toMatchObject({ approvalNumber: INPUT.approvalNumber, system: 'CGCS2000' });
    expect(shown?.url).toBe('https://t0.tianditu.gov.cn/vec_w/wmts?x={x}&y={y}&l={z}&tk=k-123456789');
    await expect
      .poll(policy)
      .toMatch(
        /img-src 'self' data: blob: https:\/\/t0\.tianditu\.gov\.cn;connect-src 'self' https:\/\/t0\.tianditu\.gov\.cn;/,
      );
    const stored = await platform.services.db.selectFrom('base_maps').select('key_sealed').execute();
    expect(stored.every(({ key_sealed: sealed }) => sealed?.includes('123456789') === false)).toBe(true);
    const audit = await platform.services.db
      .selectFrom('audit_entries')
      .select('summary')
      .where('action', '=', 'base_map.set')
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(audit.summary)).not.toContain('123456789');
  });

  it('keeps its key with the same server only, and is not overwritten unseen', async () => {
    const before = (await network.call(settings)).items[0]?.id ?? '';
    expect((await network.refused(setBase, { body: INPUT })).code).toBe('record.changed');
    const other = { ...INPUT, urlTemplate: 'https://other.example.cn/{z}/{x}/{y}?k={key}', key: null };
    expect((await network.refused(setBase, { body: { ...other, was: before } })).code).toBe('base_map.key');
    const same = await network.call(setBase, {
      body: { ...INPUT, key: null, maxZoom: 16, was: before },
    });
    expect(same).toMatchObject({ keyEnd: '6789', maxZoom: 16 });
  });

  it('is for whoever has the whole network, and goes again', async () => {
    expect((await officer.call(settings)).can).toBe(false);
    const { items } = await network.call(settings);
    const was = items[0]?.id ?? '';
    expect((await officer.refused(endBase, { body: { was } })).code).toBe('access.region');
    expect(await network.call(endBase, { body: { was } })).toMatchObject({ id: was });
    expect(await platform.nobody.call(base)).toEqual({ base: null });
    await expect.poll(policy).not.toContain('https:');
    expect((await network.refused(endBase, { body: { was } })).code).toBe('record.changed');
  });
});
