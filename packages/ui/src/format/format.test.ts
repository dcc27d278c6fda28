import { describe, expect, it } from 'vitest';
import { fenToYuan, yuanToFen } from './money.ts';
import { formatDistance, formatDistanceFrom, routeHref, telHref } from './place.ts';
import { formatBytes } from './size.ts';
import { addDays, dayOf, formatDay, formatInstant, formatRelative, weekdayOf } from './time.ts';

const now = new Date('2026-11-22T01:30:00Z');

describe('days and hours of the office', () => {
  it('tells the Shanghai day of an instant that is still yesterday in Greenwich', () => {
    expect(dayOf('2026-11-21T16:30:00Z')).toBe('2026-11-22');
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });

  it('writes days as people say them, with the year only when it differs', () => {
    expect(formatDay('2026-11-22', 'zh-CN', now)).toBe('11月22日 周日');
    expect(formatDay('2027-01-04', 'zh-CN', now)).toBe('2027年1月4日 周一');
    expect(formatDay('2026-11-22', 'en', now)).toBe('Sun 22 Nov');
    expect(formatInstant('2026-11-22T06:05:00Z', 'zh-CN', now)).toBe('11月22日 周日 14:05');
  });

  it.each([
    ['2026-11-22T01:29:30Z', '刚刚', 'just now'],
    ['2026-11-22T01:10:00Z', '20分钟前', '20 minutes ago'],
    ['2026-11-21T20:30:00Z', '5小时前', '5 hours ago'],
    ['2026-11-21T15:00:00Z', '昨天', 'yesterday'],
    ['2026-11-20T01:00:00Z', '两天前', '2 days ago'],
    ['2026-11-08T01:00:00Z', '两周前', '2 weeks ago'],
    ['2026-11-23T01:00:00Z', '明天', 'tomorrow'],
  ])('%s is %s', (at, zh, english) => {
    expect(formatRelative(at, now, 'zh-CN')).toBe(zh);
    expect(formatRelative(at, now, 'en')).toBe(english);
  });
});

describe('places', () => {
  it.each([
    [4, '10米', '10 m'],
    [848, '850米', '850 m'],
    [997, '1公里', '1 km'],
    [1234, '1.2公里', '1.2 km'],
    [15_400, '15公里', '15 km'],
  ])('%i metres read as %s', (metres, zh, english) => {
    expect(formatDistance(metres, 'zh-CN')).toBe(zh);
    expect(formatDistance(metres, 'en')).toBe(english);
  });

  it('says from where, and that an estimate is one', () => {
    expect(formatDistanceFrom(1234, 'zh-CN', 'home')).toBe('离家1.2公里');
    expect(formatDistanceFrom(1234, 'zh-CN', 'here', true)).toBe('离您大约1.2公里');
  });

  it('makes links a phone understands', () => {
    expect(telHref('0745-223 1234')).toBe('tel:07452231234');
    expect(telHref('+86 138 0000 1234')).toBe('tel:+8613800001234');
    const href = new URL(routeHref({ lng: 109.998, lat: 27.55, name: '鹤城驿站' }));
    expect(href.searchParams.get('to')).toBe('109.998000,27.550000,鹤城驿站');
    expect(href.searchParams.get('coordinate')).toBe('gaode');
  });
});

describe('money in inputs', () => {
  it('goes to fen and back without a float’s crumbs', () => {
    expect(yuanToFen('18.55')).toBe(1855);
    expect(yuanToFen(' 4,500元 ')).toBe(450_000);
    expect(yuanToFen('四千')).toBeNull();
    expect(fenToYuan(1855)).toBe('18.55');
    expect(fenToYuan(null)).toBe('');
  });
});

describe('sizes of files', () => {
  it.each([
    [1, '1 KB'],
    [840_000, '820 KB'],
    [1024 * 1024, '1.0 MB'],
    [3.44 * 1024 * 1024, '3.4 MB'],
    [100 * 1024 * 1024, '100 MB'],
  ])('%i bytes read as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
