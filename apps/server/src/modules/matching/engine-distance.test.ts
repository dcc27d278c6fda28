import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distanceMetres, WITHIN_METRES } from '@yizhan/domain';
import { distanceMetres as planeMetres, WITHIN_METRES as ENGINE_WITHIN } from '@yizhan/matching/geo.ts';

/** Further than anybody commutes; beyond it the engine only distinguishes near from far. */
const COMMUTE_METRES = 60_000;

it('the engine’s plane is the one distance as far as anybody commutes, to 0.5 % and the metre it rounds to', () => {
  const inChina = fc.record({
    lng: fc.double({ min: 74, max: 135, noNaN: true }),
    lat: fc.double({ min: 18, max: 53, noNaN: true }),
  });
  const step = fc.double({ min: -0.5, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(inChina, step, step, (from, east, north) => {
      const to = { lng: from.lng + east, lat: from.lat + north };
      const metres = distanceMetres(from, to);
      if (metres === null) throw new Error('Two points of China have a distance');
      fc.pre(metres <= COMMUTE_METRES);
      expect(Math.abs(planeMetres(from, to) - metres)).toBeLessThan(3 + metres * 0.005);
    }),
  );
});

it('the engine and the lists count what lies somewhere in a division as away alike', () => {
  const { town, county, prefecture } = ENGINE_WITHIN;
  expect({ town, county, prefecture }).toEqual({
    town: WITHIN_METRES.town,
    county: WITHIN_METRES.county,
    prefecture: WITHIN_METRES.prefecture,
  });
});
