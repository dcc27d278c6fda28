import { describe, expect, it } from 'vitest';
import { distanceMetres, metresWithin, minutesFor, placeOf, regionContains, trimRegion } from './geo.ts';
import { comparePay, monthlyFen, offerRange } from './pay.ts';
import { ageOn } from './prepared.ts';
import { treeRelatedness } from './relatedness.ts';
import { bareTitle, namesNoWork, titleSimilarity } from './titles.ts';
import { spanMs, weekBit, weekMask, weekMaskOfSpan, WHOLE_WEEK } from './weekly.ts';

describe('pay', () => {
  it('converts units to fen per month', () => {
    expect(monthlyFen(400_000, 'month')).toBe(400_000);
    expect(monthlyFen(20_000, 'day')).toBe(435_000);
    expect(monthlyFen(2_000, 'hour')).toBe(348_000);
    expect(monthlyFen(6_000_000, 'year')).toBe(500_000);
    expect(monthlyFen(500, 'piece')).toBeNull();
    expect(monthlyFen(NaN, 'month')).toBeNull();
    expect(monthlyFen(-1, 'month')).toBeNull();
  });
  it('reads the ends of an offer', () => {
    expect(offerRange({ min: 3, max: 5, unit: 'day' })).toEqual({ low: 3, high: 5 });
    expect(offerRange({ min: 5, max: 3, unit: 'day' })).toEqual({ low: 5, high: 5 });
    expect(offerRange({ min: 5, max: null, unit: 'day' })).toEqual({ low: 5, high: 5 });
    expect(offerRange({ min: null, max: 6, unit: 'day' })).toEqual({ low: 3, high: 6 });
    expect(offerRange({ min: 0, max: 0, unit: 'day' })).toBeNull();
    expect(offerRange(null)).toBeNull();
  });
  it('keeps the unit that both use and falls back to the month', () => {
    const daily = { min: 20_000, max: 22_000, unit: 'day' as const };
    expect(comparePay({ amount: 18_000, unit: 'day' }, daily)).toMatchObject({ unit: 'day', low: 20_000 });
    expect(comparePay({ amount: 400_000, unit: 'month' }, daily)).toMatchObject({
      unit: 'month',
      low: 435_000,
    });
    expect(comparePay({ amount: 0, unit: 'day' }, daily)).toBeNull();
    expect(comparePay({ amount: 1, unit: 'piece' }, daily)).toBeNull();
  });
});

describe('places', () => {
  it('measures on the globe', () => {
    expect(distanceMetres({ lng: 112, lat: 28 }, { lng: 112, lat: 29 })).toBeCloseTo(111_195, -2);
    expect(distanceMetres({ lng: 112, lat: 28 }, { lng: 112, lat: 28 })).toBe(0);
  });
  it('turns minutes into metres and back', () => {
    expect(minutesFor(metresWithin(30, 'e_bike'), 'e_bike')).toBe(30);
    expect(metresWithin(15, 'walk')).toBeLessThan(1_000);
  });
  it('knows containment through padded codes', () => {
    expect(trimRegion('430000')).toBe('43');
    expect(trimRegion('430300000000')).toBe('4303');
    expect(trimRegion('430302101000')).toBe('430302101');
    expect(regionContains('430300', '430302101')).toBe(true);
    expect(regionContains('430302', '430300')).toBe(false);
    expect(regionContains('', '430302')).toBe(false);
  });
  it('uses the smallest division with a centre', () => {
    const centre = (code: string) => (code === '430302' ? { lng: 112.9, lat: 27.9 } : null);
    const place = (region: string | null, coordinates: { lng: number; lat: number } | null = null) =>
      placeOf({ coordinates, region }, centre);
    expect(place('430302101')?.precision).toBe('county');
    expect(place('431202')).toBeNull();
    expect(place(null)).toBeNull();
    expect(place('430302', { lng: 112.95, lat: 27.9 })?.precision).toBe('exact');
    expect(place('430302', { lng: 0, lat: 0 })?.precision).toBe('county');
    expect(place('430302', { lng: 116.4, lat: 39.9 })?.precision).toBe('county');
    expect(place(null, { lng: 116.4, lat: 39.9 })?.precision).toBe('exact');
    expect(place(null, { lng: 500, lat: NaN })).toBeNull();
  });
  it('knows where a municipality is by the code of a province', () => {
    const centre = (code: string) => (code === '3101' || code === '44' ? { lng: 121.5, lat: 31.2 } : null);
    expect(placeOf({ coordinates: null, region: '310000' }, centre)?.precision).toBe('prefecture');
    expect(placeOf({ coordinates: null, region: '310115' }, centre)?.precision).toBe('prefecture');
    expect(placeOf({ coordinates: null, region: '440000' }, centre)).toBeNull();
    const other = (code: string) => (code === '50' ? { lng: 106.5, lat: 29.5 } : null);
    expect(placeOf({ coordinates: null, region: '500000' }, other)?.point.lng).toBe(106.5);
  });
});

describe('age', () => {
  it('changes on the birthday', () => {
    expect(ageOn('2010-03-02', '2026-03-01')).toBe(15);
    expect(ageOn('2010-03-02', '2026-03-02')).toBe(16);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });
  it('is unknown for impossible dates', () => {
    for (const born of [null, '', '1870-01-01', '2030-01-01', '5 May'])
      expect(ageOn(born, '2026-03-02')).toBeNull();
  });
});

describe('weeks', () => {
  it('gives every part of every day a bit', () => {
    expect(weekBit(0, 'morning')).toBe(1);
    expect(WHOLE_WEEK).toBe(2 ** 28 - 1);
  });
  it('covers the parts that a span touches, by office time', () => {
    const mask = (start: string, end: string) => {
      const span = spanMs({ start, end });
      return span === null ? null : weekMaskOfSpan(span);
    };
    expect(mask('2026-03-07T08:00:00+08:00', '2026-03-07T12:00:00+08:00')).toBe(weekMask([5], ['morning']));
    expect(mask('2026-03-07T08:00:00+08:00', '2026-03-07T12:01:00+08:00')).toBe(
      weekMask([5], ['morning', 'afternoon']),
    );
    // The small hours of Monday belong to Sunday night.
    expect(mask('2026-03-09T00:00:00+08:00', '2026-03-09T05:00:00+08:00')).toBe(weekMask([6], ['night']));
    expect(mask('2026-03-01T00:00:00+08:00', '2026-03-20T00:00:00+08:00')).toBe(WHOLE_WEEK);
    expect(mask('2026-03-07T12:00:00Z', '2026-03-07T12:00:00Z')).toBeNull();
    expect(mask('soon', 'later')).toBeNull();
  });
});

describe('titles', () => {
  it('loses advertising, pay and the employer', () => {
    expect(bareTitle('急招！保安（包吃住）4000-5000元/月')).toBe('保安');
    expect(bareTitle('某某餐厅招聘收银员')).toBe('收银员');
    expect(bareTitle('英语老师')).toBe(bareTitle('英语教师'));
  });
  it('compares titles by containment', () => {
    expect(titleSimilarity('保安', '保安')).toBe(10_000);
    expect(titleSimilarity('文员', '生产文员')).toBeGreaterThan(7_000);
    expect(titleSimilarity('会计', '电焊工')).toBe(0);
    expect(titleSimilarity('', '保安')).toBe(0);
    expect(titleSimilarity('收银', '收银员')).toBe(titleSimilarity('收银员', '收银'));
  });
  it('does not take care of small children for teaching', () => {
    expect(titleSimilarity('教师', '早教师')).toBe(0);
    expect(titleSimilarity('教师', '英语老师')).toBeGreaterThan(5_000);
    expect(titleSimilarity('早教老师', '早教师')).toBe(10_000);
  });
  it('recognises wishes that name no work', () => {
    expect(['兼职', '日结工', '临时工'].map(namesNoWork)).toEqual([true, true, true]);
    expect(['保安', '奶茶店兼职', ''].map(namesNoWork)).toEqual([false, false, false]);
    for (const open of ['什么都行', '随便什么活', '轻松点的', '稳定的工作', '周末兼职', '有活干就行'])
      expect(namesNoWork(open), open).toBe(true);
    for (const named of ['做饭', '什么厨师都行', '简单的手工', '轻松的文员'])
      expect(namesNoWork(named), named).toBe(false);
  });
});

describe('relatedness', () => {
  it('falls with the shared levels of the tree', () => {
    const values = ['4-07-05-01', '4-07-05-02', '4-07-01-01', '4-01-01-01', '6-01-01-01'].map((code) =>
      treeRelatedness('4-07-05-01', code),
    );
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(values[0]).toBe(10_000);
    expect(values[4]).toBe(0);
  });
});
