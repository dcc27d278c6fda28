import { describe, expect, it } from 'vitest';
import { apiQuery, isNarrow, readSearch, writeSearch } from './search-query.ts';

const nowhere = { region: null, point: null };

describe('the search in the page’s address', () => {
  it('comes back as it was written', () => {
    const search = readSearch({
      q: '保洁',
      daily: '1',
      walk: '1',
      kind: 'gig,part_time',
      pay: '4000',
      sort: 'pay',
    });
    expect(search).toMatchObject({
      q: '保洁',
      daily: true,
      room: false,
      walk: true,
      payFrom: 4000,
      sort: 'pay',
    });
    expect([...search.kinds].sort()).toEqual(['gig', 'part_time']);
    const again = Object.fromEntries(
      Object.entries(writeSearch(search)).map(([key, value]) => [
        key,
        value === undefined ? null : String(value),
      ]),
    );
    expect(readSearch(again)).toEqual(search);
  });

  it('ignores values nobody could have chosen', () => {
    const search = readSearch({ q: ['a', 'b'], kind: 'slave', pay: '1e9', sort: 'random', daily: 'yes' });
    expect(isNarrow(search)).toBe(false);
    expect(search.sort).toBe('best');
  });
});

describe('the query sent', () => {
  it('asks for meals and lodging both, pay in fen, and walking distance in metres', () => {
    const search = readSearch({ room: '1', pay: '5000', walk: '1', sort: 'nearest' });
    expect(
      apiQuery(search, { region: '431202', point: { lng: 110, lat: 27.55, centreOf: null } }),
    ).toMatchObject({
      region: '431202',
      meals: 'true',
      lodging: 'true',
      payFrom: 500_000,
      radius: 923,
      sort: 'nearest',
      lng: 110,
      lat: 27.55,
    });
  });

  it('counts distances from the centre of a town, but walks from an exact place only', () => {
    const point = { lng: 110, lat: 27.55, centreOf: { place: '昭山镇', within: 2_500 } };
    expect(apiQuery(readSearch({ walk: '1', sort: 'nearest' }), { region: null, point })).toMatchObject({
      sort: 'nearest',
      radius: undefined,
      lng: 110,
      lat: 27.55,
    });
  });

  it('does not ask for the nearest where no place is known', () => {
    const query = apiQuery(readSearch({ walk: '1', sort: 'nearest' }), nowhere);
    expect(query).toMatchObject({ sort: 'best', radius: undefined });
    expect(query).not.toHaveProperty('lng');
  });
});
