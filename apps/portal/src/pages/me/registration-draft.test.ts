import { afterEach, expect, it, vi } from 'vitest';
import { readRegistrationDraft } from './registration-draft.ts';

function keep(value: unknown): void {
  vi.stubGlobal('localStorage', { getItem: () => JSON.stringify(value) });
}
afterEach(() => void vi.unstubAllGlobals());

it('brings a half-filled registration back', () => {
  const draft = {
    name: '王秀兰',
    wanted: [
      { title: '保洁员', code: '4-09-08-01' },
      { title: '带孩子', code: null },
    ],
    region: { code: '431202', name: '鹤城区' },
    pay: '3000',
    payUnit: 'day',
    words: { words: '想离家近一点' },
  };
  keep(draft);
  expect(readRegistrationDraft()).toEqual(draft);
});

it('begins empty where the draft is broken', () => {
  keep({ name: 5, wanted: 'x', region: { code: 1 }, payUnit: 'lightyear' });
  expect(readRegistrationDraft()).toEqual({
    name: '',
    wanted: [],
    region: null,
    pay: '',
    payUnit: 'month',
    words: {},
  });
});
