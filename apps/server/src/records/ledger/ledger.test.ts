import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, firstOfMonth, shareOut } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import { newId } from '../../app/ids.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { closeMonth, post, reverse, verifyBook, type LedgerInput } from './ledger.ts';
import { readBalances, type Book } from './ledger.repository.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.stop());

const write = <T>(work: (ctx: WriteContext) => Promise<T>): Promise<T> =>
  runWrite(platform.services, { actor: system('test') }, work);
const ALWAYS = { from: '2000-01-01', to: '2100-01-01' };
const fresh = (): Book => ({ prefecture: '4303', book: newId() });
const entry = (book: Book, given: Partial<LedgerInput> = {}): LedgerInput => ({
  ...book,
  key: 'wage-1',
  day: '2026-11-18',
  lines: [
    { account: 'agreed', fen: 12_345n },
    { account: 'owed', fen: -12_345n },
  ],
  ...given,
});

describe('a ledger', () => {
  it('comes to nothing as a whole, counts a key once, and never posts into a closed month', async () => {
    const step = fc.record({
      do: fc.constantFrom('post', 'post', 'again', 'reverse', 'close'),
      day: fc.nat(360).map((days) => addDays('2026-01-01', days)),
      fen: fc.bigInt({ min: 1n, max: 10_000_000_000_000n }),
      parts: fc.array(fc.bigInt({ min: 1n, max: 9n }), { minLength: 1, maxLength: 4 }),
      pick: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const book = fresh();
        const model = new Map<string, bigint>();
        const posted: LedgerInput[] = [];
        const reversed = new Set<string>();
        let closed = '';
        const add = (lines: LedgerInput['lines'], sign: bigint): void => {
          for (const { account, fen } of lines) model.set(account, (model.get(account) ?? 0n) + sign * fen);
        };
        for (const [index, each] of steps.entries()) {
          const earlier = posted[each.pick % Math.max(1, posted.length)];
          if (each.do === 'close') {
            await write((ctx) => closeMonth(ctx, book, each.day));
            if (firstOfMonth(each.day) > closed) closed = firstOfMonth(each.day);
          } else if (each.do === 'post') {
            const shares = shareOut(each.fen, each.parts).filter((fen) => fen !== 0n);
            const input = entry(book, {
              key: `k${index}`,
              day: each.day,
              lines: [
                { account: 'payer', fen: -each.fen },
                ...shares.map((fen, at) => ({ account: `payee-${at}`, fen })),
              ],
            });
            const { period, isLate } = await write((ctx) => post(ctx, input));
            expect(period > closed).toBe(true);
            expect(isLate).toBe(period !== firstOfMonth(each.day));
            posted.push(input);
            add(input.lines, 1n);
          } else if (earlier !== undefined && each.do === 'again') {
            expect(await write((ctx) => post(ctx, earlier))).toMatchObject({ isKnown: true });
          } else if (earlier !== undefined && each.do === 'reverse' && !reversed.has(earlier.key)) {
            reversed.add(earlier.key);
            const key = `r-${earlier.key}`;
            const { period } = await write((ctx) =>
              reverse(ctx, { ...book, key, day: each.day, of: earlier.key }),
            );
            expect(period > closed).toBe(true);
            add(earlier.lines, -1n);
          }
        }
        const found = await readBalances(platform.services.db, book, ALWAYS);
        for (const [account, fen] of model) expect(found.get(account) ?? 0n).toBe(fen);
        expect([...found.values()].reduce((sum, fen) => sum + fen, 0n)).toBe(0n);
        expect(await verifyBook(platform.services.db, book)).toEqual([]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('refuses a key that was used for something else, sides that differ, and what is not there to reverse', async () => {
    const book = fresh();
    await write((ctx) => post(ctx, entry(book)));
    const refused = (work: (ctx: WriteContext) => Promise<unknown>) => expect(write(work)).rejects;
    await refused((ctx) => post(ctx, entry(book, { day: '2026-11-19' }))).toMatchObject({
      code: 'ledger.key_taken',
    });
    const uneven = [
      { account: 'agreed', fen: 2n },
      { account: 'owed', fen: -1n },
    ];
    await refused((ctx) => post(ctx, entry(book, { key: 'uneven', lines: uneven }))).toMatchObject({
      code: 'ledger.unbalanced',
    });
    const nothing = { ...book, key: 'r', day: '2026-11-18', of: 'never' };
    await refused((ctx) => reverse(ctx, nothing)).toMatchObject({ code: 'ledger.unknown' });
    await write((ctx) => reverse(ctx, { ...nothing, of: 'wage-1' }));
    await refused((ctx) => reverse(ctx, { ...nothing, key: 'r2', of: 'wage-1' })).toMatchObject({
      code: 'ledger.reversed',
    });
  });

  it('posts once when the same key comes many times at once', async () => {
    const book = fresh();
    const all = await Promise.all(Array.from({ length: 8 }, () => write((ctx) => post(ctx, entry(book)))));
    expect(all.filter(({ isKnown }) => !isKnown)).toHaveLength(1);
    expect((await readBalances(platform.services.db, book, ALWAYS)).get('agreed')).toBe(12_345n);
  });

  it('closes after whoever is posting, and sends on whoever comes after', async () => {
    const book = fresh();
    const order: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun = (): void => undefined;
    const posting = new Promise<void>((resolve) => (begun = resolve));
    const first = write(async (ctx) => {
      const { period } = await post(ctx, entry(book));
      begun();
      await held;
      order.push(`posted ${period}`);
    });
    await posting;
    const closing = write((ctx) => closeMonth(ctx, book, '2026-11-30')).then(() => order.push('closed'));
    release();
    await Promise.all([first, closing]);
    expect(order).toEqual(['posted 2026-11-01', 'closed']);
    const late = await write((ctx) => post(ctx, entry(book, { key: 'late' })));
    expect(late).toEqual({ period: '2026-12-01', isLate: true, isKnown: false });
    await write((ctx) => closeMonth(ctx, book, '2026-10-01'));
    expect((await write((ctx) => post(ctx, entry(book, { key: 'later' })))).period).toBe('2026-12-01');
  });

  it.each([
    ['an amount', 'update ledger_lines set fen = fen * 2 where book = $1'],
    ['an account', `update ledger_lines set account = 'mine' where book = $1 and line = 1`],
    ['a day', `update ledger_entries set day = day - 1 where book = $1`],
    ['a month', `update ledger_lines set period = '2026-01-01' where book = $1`],
    ['a line that is gone', 'delete from ledger_lines where book = $1 and line = 1'],
  ])('finds %s that somebody changed past the program', async (_what, damage) => {
    const book = fresh();
    await write((ctx) => post(ctx, entry(book)));
    expect(await verifyBook(platform.services.db, book)).toEqual([]);
    await platform.services.pool.query(damage, [book.book]);
    expect(await verifyBook(platform.services.db, book)).toEqual(['wage-1']);
  });
});
