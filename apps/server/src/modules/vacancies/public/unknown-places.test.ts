import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { createMainLine, type MainLine } from '../../../test-support/main-line.ts';
import { siteInput } from '../../../test-support/records.ts';

/** 岳塘, and places far enough for a decay to underflow or on the other side of the globe. */
const POINTS = [
  { lng: 112.93, lat: 27.83 },
  { lng: 0, lat: 0 },
  { lng: -67.07, lat: -27.83 },
  { lng: 0, lat: 90 },
  { lng: 180, lat: -90 },
];

let line: MainLine;
let nearId: string;
let unknownId: string;
beforeAll(async () => {
  line = await createMainLine();
  const near = await line.vacancy({ title: '书院路门岗', lng: 112.931, lat: 27.831 });
  nearId = near.id;
  const unknown = await line.vacancy({
    title: '东莞电子厂普工',
    kind: 'dispatch',
    regionCode: '4419',
    address: '',
  });
  unknownId = unknown.id;
  // This place stays unknown, whatever the shipped tables of places contain.
  await line.platform.services.db
    .updateTable('vacancies')
    .set({ lng: null, lat: null, near_lng: null, near_lat: null })
    .where('title', '=', '东莞电子厂普工')
    .execute();
});
afterAll(() => line.platform.stop());

const { search, show } = routes.vacancies;

describe('a published vacancy whose place nobody knows', () => {
  it.each(POINTS)(
    'breaks no public list seen from $lng, $lat, and comes after what is known',
    async (point) => {
      for (const sort of ['best', 'nearest', 'newest', 'pay'] as const) {
        for (const words of [{}, { q: '门岗' }]) {
          const { items } = await line.platform.nobody.call(search, { query: { ...point, ...words, sort } });
          expect(items.map(({ id }) => id)).toContain(nearId);
        }
      }
      for (const sort of ['best', 'nearest'] as const) {
        const { items } = await line.platform.nobody.call(search, { query: { ...point, sort } });
        expect(items.at(-1)).toMatchObject({ id: unknownId, distance: null, distanceEstimated: false });
        expect(items.find(({ id }) => id === nearId)?.distance).toBeGreaterThan(0);
      }
      const near = await line.platform.nobody.call(search, { query: { ...point, radius: 50_000 } });
      expect(near.items.map(({ id }) => id)).not.toContain(unknownId);
    },
  );

  it('comes last also among older ones, page by page', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: Array<{ id: string }>; nextCursor: string | null } =
        await line.platform.nobody.call(search, {
          query: { lng: 112.93, lat: 27.83, sort: 'best', limit: 1, cursor },
        });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([nearId, unknownId]);
  });

  it('is shown by itself, with the distance left out', async () => {
    for (const point of POINTS) {
      const shown = await line.platform.nobody.call(show, { params: { id: unknownId }, query: point });
      expect(shown).toMatchObject({ distance: null, distanceEstimated: false, open: true });
    }
  });

  it('breaks neither the board nor the directory of sites, and a site without a point comes last there', async () => {
    const officer = await line.platform.staff('county_officer', { region: '430304' });
    const planned = siteInput({ name: '没有坐标的驿站', lng: null, lat: null });
    const site = await officer.call(routes.sites.create, { body: planned });
    for (const point of POINTS) {
      const { items } = await line.platform.nobody.call(routes.sites.list, { query: point });
      expect(items.map(({ id }) => id)).toEqual([line.siteId, site.id]);
      expect(items[1]?.distance).toBeNull();
    }
    for (const siteId of [site.id, line.siteId]) {
      const board = await line.platform.nobody.call(routes.vacancies.board, { params: { siteId } });
      expect(board.items.map(({ id }) => id)).toContain(nearId);
    }
  });
});
