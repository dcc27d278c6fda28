import { tourOf } from '../../test-support/tour/tour.ts';
import * as occupations from './occupations.repository.ts';
import * as regions from './regions.repository.ts';

export const tours = [
  tourOf(regions)({ listRegions: () => [[]], listRegionPoints: () => [[]] }),
  tourOf(occupations)({
    listOccupations: () => [[]],
    listLeaves: () => [[]],
    listMatchingOccupations: () => [
      [{ q: '', parent: '4-07-05', limit: 20 }],
      [{ q: '保安', parent: undefined, limit: 20 }],
    ],
    listAliases: () => [[]],
    saveOccupation: () => [
      [
        { code: '4-99-99-99', level: 'leaf', parent_code: null },
        { name: '星际领航员', pinyin: '', initials: '', definition: null, tasks: null, source: 'test' },
      ],
    ],
    insertAliases: () => [[[{ alias: '门卫大哥', code: '4-07-05-01', source: 'test' }]]],
  }),
];
