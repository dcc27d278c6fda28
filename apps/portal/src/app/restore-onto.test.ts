import { expect, it } from 'vitest';
import { restoreOnto } from './restore-onto.ts';

it('takes what is of the same kind and leaves the rest', () => {
  const base = { name: '王', years: 3, skills: ['电焊'], region: null as string | null, lodging: false };
  const kept = { name: '王秀兰', years: '三', skills: 'x', region: '4312', lodging: true, more: 1 };
  expect(restoreOnto(base, kept)).toEqual({
    name: '王秀兰',
    years: 3,
    skills: ['电焊'],
    region: '4312',
    lodging: true,
  });
  expect(restoreOnto(base, null)).toEqual(base);
});
