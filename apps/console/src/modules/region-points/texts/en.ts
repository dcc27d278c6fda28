import type zh from './zh-CN.ts';

const texts: typeof zh = {
  title: 'Points of divisions',
  lead: 'Vacancies and people without a place of their own are placed by their division, so that distances can be estimated. If your bureau has better points, load them here; they stand before all others.',
  back: 'Up',
  top: 'Regions I am responsible for',
  empty: 'There is no division below.',
  column: { name: 'Division', point: 'Point (WGS-84)', source: 'Source', learned: 'Learned from records' },
  unknown: 'None; counts as the division above',
  source: {
    bureau: 'Loaded by the bureau',
    records: 'Records of the network',
    geonames: 'GeoNames (CC BY 4.0)',
    estimate: 'Estimate that ships with the software',
    derived: 'Derived',
  },
  precision: {
    seat: 'Seat',
    middle: 'Middle of known places',
    city: 'Point of its city',
    fallback: 'Only the prefecture is known; distances are rough',
  },
  learned: '{samples} places, half within {km} km',
  drop: 'Give up the bureau’s point',
  dropAsk: 'Give up the bureau’s point of {name} and use the best other one?',
  dropped: 'Given up; the source is now: {source}',
  file: {
    title: 'Load points',
    lead: 'A CSV file with the columns code, name, lng, lat and system. The system is WGS-84, GCJ-02 (AMap, Tencent) or BD-09 (Baidu). The file is checked first and nothing changes; load it afterwards. Points of commercial maps may usually not be stored: please make sure where yours come from.',
    choose: 'Choose a file and check it',
    checked:
      '{rows} rows: {taken} would be taken, {unchanged} unchanged, {rejected} rejected. Nothing has changed yet.',
    done: '{rows} rows: {taken} taken, {unchanged} unchanged, {rejected} rejected. Vacancies and matches follow within minutes.',
    take: 'Load these {count} points',
    moved: 'What moves furthest',
    movedBy: '{name}: moves {km} km',
    isNew: '{name}: had no point',
    row: 'Row',
    code: 'Code',
    why: 'Why it was rejected',
  },
};

export default texts;
