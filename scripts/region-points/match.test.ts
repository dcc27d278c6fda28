import { describe, expect, it } from 'vitest';
import type { Region } from '@yizhan/domain';
import { plainLatin, readCities, readSeats, type Place } from './geonames.ts';
import { Matcher } from './match.ts';

const region = (code: string, name: string, level: Region['level'], parent: string | null): Region => ({
  code,
  name,
  level,
  parent,
});
const REGIONS: readonly Region[] = [
  region('43', '湖南省', 'province', null),
  region('4303', '湘潭市', 'prefecture', '43'),
  region('430321', '湘潭县', 'county', '4303'),
  region('430321100', '易俗河镇', 'town', '430321'),
  region('430321101', '花石镇', 'town', '430321'),
  region('430381', '湘乡市', 'county', '4303'),
  region('430381101', '棋梓镇', 'town', '430381'),
  region('430382', '韶山市', 'county', '4303'),
  region('4304', '衡阳市', 'prefecture', '43'),
  region('430421', '衡阳县', 'county', '4304'),
];

const place = (given: Partial<Place> & { lng: number; lat: number }): Place => ({
  id: null,
  feature: 'PPLA3',
  chinese: [],
  latin: [],
  population: 0,
  province: '43',
  second: '4303',
  ...given,
});

function match(...places: readonly Place[]) {
  const matcher = new Matcher(REGIONS, places);
  matcher.match(new Map(), new Map());
  return (code: string) => matcher.found.get(code)?.point ?? null;
}

describe('joining GeoNames to division codes', () => {
  it('goes by the full name, by the town that is the seat, by the stem and by pinyin', () => {
    const of = match(
      place({ lng: 112.53, lat: 27.91, chinese: ['韶山市'] }),
      place({ lng: 112.95, lat: 27.77, chinese: ['易俗河'] }),
      place({ lng: 112.52, lat: 27.73, latin: ['xiangxiang'], feature: 'PPL' }),
    );
    expect(of('430382')).toEqual({ lng: 112.53, lat: 27.91 });
    expect(of('430321')).toEqual({ lng: 112.95, lat: 27.77 });
    expect(of('430381')).toEqual({ lng: 112.52, lat: 27.73 });
  });

  it('takes no place of another prefecture, and none of a name that two places far apart have', () => {
    expect(match(place({ lng: 112.53, lat: 27.91, chinese: ['韶山'], second: '4304' }))('430382')).toBeNull();
    const of = match(
      place({ lng: 112.53, lat: 27.91, chinese: ['韶山'] }),
      place({ lng: 113.2, lat: 27.91, chinese: ['韶山'] }),
    );
    expect(of('430382')).toBeNull();
  });

  it('finds towns within reach of their county’s seat, and not beyond', () => {
    const seat = place({ lng: 112.95, lat: 27.77, chinese: ['湘潭县'] });
    const town = { chinese: ['花石', '花石镇'], feature: 'PPLA4' } as const;
    expect(match(seat, place({ ...town, lng: 112.9, lat: 27.4 }))('430321101')).toEqual({
      lng: 112.9,
      lat: 27.4,
    });
    expect(match(seat, place({ ...town, lng: 110.1, lat: 27.4 }))('430321101')).toBeNull();
  });
});

describe('reading GeoNames', () => {
  it('keeps China’s rows, with names in Chinese and in plain Latin', () => {
    const row = [
      '1',
      'Qian’an',
      'Qianan',
      'Qian’an,迁安,迁安市',
      '40.0',
      '118.7',
      'P',
      'PPLA3',
      'CN',
      '',
      '10',
      '1302',
      '',
      '',
      '5',
      '',
      '',
      '',
      '',
    ];
    const other = [...row];
    other[8] = 'JP';
    expect(readSeats(`${row.join('\t')}\n${other.join('\t')}\n`)).toEqual([
      {
        id: 1,
        feature: 'PPLA3',
        chinese: ['迁安', '迁安市'],
        latin: ['qianan'],
        lng: 118.7,
        lat: 40,
        population: 5,
        province: '13',
        second: '1302',
      },
    ]);
    const cities = JSON.stringify([
      { name: 'Weishui Zhen', lat: '38.03', lng: '114.14', country: 'CN', admin1: '10', admin2: '1301' },
      { name: 'Lyon', lat: '45.7', lng: '4.8', country: 'FR', admin1: '84', admin2: '69' },
    ]);
    expect(readCities(cities)).toMatchObject([{ latin: ['weishui'], province: '13', second: '1301' }]);
    expect(plainLatin('Lü’an')).toBe('luan');
  });
});
