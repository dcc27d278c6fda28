import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { takeNumbers, type Series } from './numbers.repository.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.stop());

const series: Series = { prefecture: '4303', office: '430304', kind: 'referral_slip', year: 2026 };
const take = (given: Partial<Series> = {}, count = 1): Promise<number> =>
  platform.services.db.transaction().execute((trx) => takeNumbers(trx, { ...series, ...given }, count));

class GivenBack extends Error {}
const giveBack = (): Promise<unknown> =>
  platform.services.db
    .transaction()
    .execute(async (trx) => {
      await takeNumbers(trx, series, 1);
      throw new GivenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof GivenBack)) throw error;
    });

describe('numbers of a series', () => {
  it('have no gap and no double for a thousand at once, some of whom give theirs back', async () => {
    const kept: Array<Promise<number>> = [];
    const returned: Array<Promise<unknown>> = [];
    for (let at = 0; at < 1_000; at += 1) {
      if (at % 10 === 3) returned.push(giveBack());
      kept.push(take());
    }
    const numbers = await Promise.all(kept);
    await Promise.all(returned);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1_000 }, (_, at) => at + 1));
  });

  it('begin anew in each year, office and kind, and are taken many at once', async () => {
    expect(await take({ year: 2027 })).toBe(1);
    expect(await take({ office: '430302' }, 5)).toBe(1);
    expect(await take({ office: '430302' })).toBe(6);
    expect(await take({ kind: 'visit_record' })).toBe(1);
  });

  it('do not wait for another prefecture, nor for another office', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let taken = (): void => undefined;
    const isTaken = new Promise<void>((resolve) => (taken = resolve));
    const slow = platform.services.db.transaction().execute(async (trx) => {
      await takeNumbers(trx, { ...series, kind: 'slow' }, 1);
      taken();
      await held;
    });
    await isTaken;
    expect(await take({ prefecture: '4301', office: '430102', kind: 'slow' })).toBe(1);
    expect(await take({ office: '430302', kind: 'slow' })).toBe(1);
    const waiting = take({ kind: 'slow' });
    expect(await Promise.race([waiting, after(50, 'waits')])).toBe('waits');
    release();
    await slow;
    expect(await waiting).toBe(2);
  });
});
