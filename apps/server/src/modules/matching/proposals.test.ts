import { describe, expect, it } from 'vitest';
import { SeekerProfile } from '@yizhan/contract';
import { proposalsOf, proposalText, type Hide, type HideFeatures } from './proposals.ts';

const NOW = new Date('2026-11-22T04:00:00Z');
const NOBODY = new Map<string, Date>();

function hide(reason: string, given: Partial<HideFeatures> = {}, at = '2026-11-20T02:00:00Z'): Hide {
  return {
    reason,
    at: new Date(at),
    features: {
      metres: null,
      pay: null,
      wish: null,
      involves: [],
      employer: { prefecture: '4303', id: 'e', name: '某物业' },
      score: 5_000,
      rules: { seeker: {}, employer: {} },
      ...given,
    },
  };
}
const profile = (given: object = {}) =>
  SeekerProfile.parse({ travelMode: 'e_bike', maxCommuteMinutes: 60, wanted: [{ title: '保安' }], ...given });
const far = (...metres: number[]) => metres.map((one) => hide('too_far', { metres: one }));

describe('proposals', () => {
  it('need the same reason twice, but for an employer', () => {
    expect(proposalsOf(far(9_000), profile(), NOBODY, NOW)).toEqual([]);
    const [employer] = proposalsOf([hide('employer')], profile(), NOBODY, NOW);
    expect(employer).toMatchObject({ kind: 'employer', employer: { id: 'e' }, change: {} });
  });

  it('narrow the way below the nearest that was too far, and say both ends in words', () => {
    const [way] = proposalsOf(far(9_000, 11_000), profile(), NOBODY, NOW);
    // 35 minutes by e-bike reach 8,885 metres as the crow flies; 40 would reach 10,154.
    expect(way).toMatchObject({ id: 'way:35', change: { maxCommuteMinutes: 35 } });
    if (way === undefined) throw new Error('expected a proposal');
    expect(proposalText(way, 'zh-CN')).toEqual({
      text: '以后只看9公里以内的（骑电动车约35分钟）？',
      because: '2次说太远',
    });
    expect(proposalText(way, 'en').text).toBe('Only show work within 9 km (about 35 minutes by e-bike)?');
  });

  it('never propose a way that leaves in what was too far, nor a longer one', () => {
    expect(proposalsOf(far(800, 900), profile(), NOBODY, NOW)).toEqual([]);
    expect(proposalsOf(far(9_000, 9_500), profile({ maxCommuteMinutes: 20 }), NOBODY, NOW)).toEqual([]);
  });

  it('raise the floor just above what was too low, by a fifth at most', () => {
    const low = (...highs: number[]) =>
      highs.map((high) => hide('pay_low', { pay: { high, unit: 'month' } }));
    const asks = { payMin: 300_000, payUnit: 'month' };
    expect(proposalsOf(low(310_000, 325_000), profile(asks), NOBODY, NOW)[0]?.change).toEqual({
      payMin: 330_000,
      payUnit: 'month',
    });
    expect(proposalsOf(low(500_000, 600_000), profile(asks), NOBODY, NOW)[0]?.change.payMin).toBe(360_000);
    const hourly = [1, 2].map(() => hide('pay_low', { pay: { high: 2_000, unit: 'hour' } }));
    expect(proposalsOf(hourly, profile(asks), NOBODY, NOW)).toEqual([]);
  });

  it('put a wish last before taking it away, and never take the last one', () => {
    const wrong = [hide('wrong_work', { wish: '保安' }), hide('wrong_work', { wish: '保安' })];
    const two = profile({ wanted: [{ title: '保安' }, { title: '保洁' }] });
    const [later] = proposalsOf(wrong, two, NOBODY, NOW);
    expect(later?.change.wanted?.map(({ title }) => title)).toEqual(['保洁', '保安']);
    const turned = profile({ wanted: [{ title: '保洁' }, { title: '保安' }] });
    expect(proposalsOf(wrong, turned, NOBODY, NOW)[0]?.change.wanted?.map(({ title }) => title)).toEqual([
      '保洁',
    ]);
    expect(proposalsOf(wrong, profile(), NOBODY, NOW)).toEqual([]);
  });

  it('turn hours and health into what the person cannot do, once', () => {
    const nights = [
      hide('hours', { involves: ['night_shift', 'heavy_lifting'] }),
      hide('hours', { involves: ['night_shift'] }),
    ];
    expect(proposalsOf(nights, profile({ cannot: ['dust'] }), NOBODY, NOW)[0]?.change.cannot).toEqual([
      'night_shift',
      'dust',
    ]);
    expect(proposalsOf(nights, profile({ cannot: ['night_shift'] }), NOBODY, NOW)).toEqual([]);
  });

  it('do not ask again what was answered, nor by reasons of last season', () => {
    const hides = far(9_000, 11_000);
    expect(proposalsOf(hides, profile(), new Map([['way', new Date('2026-11-21T00:00:00Z')]]), NOW)).toEqual(
      [],
    );
    const old = [9_000, 11_000].map((metres) => hide('too_far', { metres }, '2026-07-01T00:00:00Z'));
    expect(proposalsOf(old, profile(), NOBODY, NOW)).toEqual([]);
  });
});
