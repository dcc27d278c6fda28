/** The building blocks of the columns, each compared with the plain structure it replaces. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Blocks } from './blocks.ts';
import type { RowHome } from './blocks.ts';
import { IdTable } from './id-table.ts';
import { ListInterner, WordInterner } from './list-interner.ts';
import { Postings } from './postings.ts';
import { RowNumbers } from './row-numbers.ts';
import { hashText, SlotTable } from './slot-table.ts';

const settings = { numRuns: 200, seed: 20261122 };

/** Ids of every form: bare uuids, uuids with a prefix, and others, some of which differ only in the prefix. */
function idOf(n: number): string {
  const hex = (seed: number, digits: number): string =>
    hashText(String(n >> 2), seed)
      .toString(16)
      .padStart(8, '0')
      .slice(0, digits);
  const uuid = `${hex(1, 8)}-${hex(2, 4)}-${hex(3, 4)}-${hex(4, 4)}-${hex(5, 8)}${hex(6, 4)}`;
  return [uuid, `4303-${uuid}`, `4301-${uuid}`, `nobody ${n}`][n & 3]!;
}

const someOrder = (held: readonly number[], seed: number): Uint32Array =>
  Uint32Array.from([...held].sort((a, b) => hashText(String(a), seed) - hashText(String(b), seed)));

describe('a table of slots', () => {
  it('is at least two thirds full', () => {
    const table = new SlotTable((number) => hashText(String(number)));
    for (let number = 0; number < 50_000; number++) {
      table.add(number);
      if (number > 1_000) expect(table.byteLength).toBeLessThan(4 * 1.5 * (number + 1));
    }
    table.trim();
    expect(table.byteLength).toBeLessThan(4 * 1.25 * 50_000);
    const find = (number: number): number => table.find(hashText(String(number)), (one) => one === number);
    for (let number = 0; number < 50_000; number += 7) expect(find(number)).toBe(number);
    expect(find(50_000)).toBe(-1);
  });
});

describe('ids', () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ add: fc.nat(150) }) },
      { weight: 5, arbitrary: fc.record({ remove: fc.nat(150) }) },
      { weight: 1, arbitrary: fc.record({ reorder: fc.nat() }) },
      { weight: 1, arbitrary: fc.record({ trim: fc.constant(true) }) },
    ),
    { maxLength: 300 },
  );

  it('keep their numbers, whatever comes and goes', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const table = new IdTable();
        let expected = new Map<string, number>();
        for (const step of all) {
          if ('add' in step) {
            const id = idOf(step.add);
            const number = table.add(id);
            expect(expected.get(id) ?? number).toBe(number);
            expected.set(id, number);
          } else if ('remove' in step) {
            const held = expected.get(idOf(step.remove));
            if (held !== undefined) table.remove(held);
            expected.delete(idOf(step.remove));
          } else if ('reorder' in step) {
            const order = someOrder([...expected.values()], step.reorder);
            table.reorder(order);
            const places = new Map(Array.from(order, (from, to) => [from, to]));
            expected = new Map([...expected].map(([id, from]) => [id, places.get(from)!]));
          } else table.trim();
        }
        expect(table.count).toBe(expected.size);
        expect(new Set(expected.values()).size).toBe(expected.size);
        for (let n = 0; n <= 150; n++) {
          const number = expected.get(idOf(n));
          expect(table.find(idOf(n))).toBe(number ?? -1);
          if (number !== undefined) expect(table.name(number)).toBe(idOf(n));
        }
      }),
      settings,
    );
  });

  it('have any number of prefixes', () => {
    const table = new IdTable();
    const uuid = idOf(0);
    const ids = Array.from({ length: 2_000 }, (_, i) => `${String(i * 5).padStart(4, '0')}-${uuid}`);
    ids.forEach((id, i) => expect(table.add(id)).toBe(i));
    table.reorder(Uint32Array.from(ids, (_, i) => ids.length - 1 - i));
    ids.forEach((id, i) => expect(table.find(id)).toBe(ids.length - 1 - i));
    expect(table.name(0)).toBe(ids.at(-1));
    expect(table.find(uuid)).toBe(-1);
  });

  it('have the same last word wherever they are', () => {
    const [one, other] = [new IdTable(), new IdTable()];
    const ids = Array.from({ length: 40 }, (_, n) => idOf(n));
    ids.forEach((id) => one.add(id));
    [...ids].reverse().forEach((id) => other.add(id));
    for (const id of ids) expect(one.words[4 * one.find(id) + 3]).toBe(other.words[4 * other.find(id) + 3]);
  });
});

describe('numbers of few rows', () => {
  it('are those of a Map', () => {
    const steps = fc.array(fc.record({ row: fc.nat(60), number: fc.option(fc.nat(9), { freq: 3 }) }), {
      maxLength: 150,
    });
    fc.assert(
      fc.property(steps, fc.nat(), (all, seed) => {
        const numbers = new RowNumbers();
        const expected = new Map<number, number>();
        for (const { row, number } of all) {
          if (number === null) {
            numbers.delete(row);
            expected.delete(row);
          } else {
            numbers.set(row, number);
            expected.set(row, number);
          }
        }
        const rows = Array.from({ length: 61 }, (_, row) => row);
        expect(rows.map((row) => numbers.get(row))).toEqual(rows.map((row) => expected.get(row)));
        expect(numbers.size).toBe(expected.size);
        const order = someOrder(rows, seed).subarray(0, 40);
        numbers.reorder(order);
        expect(rows.map((row) => numbers.get(row))).toEqual(
          rows.map((row) => expected.get(order[row] ?? -1)),
        );
      }),
      settings,
    );
  });
});

describe('lists and words', () => {
  it('have one number each, after a trim too', () => {
    const lists = fc.array(fc.array(fc.oneof(fc.nat(3), fc.constant(0xffff_ffff)), { maxLength: 4 }));
    fc.assert(
      fc.property(lists, (all) => {
        const [interner, words] = [new ListInterner(), new WordInterner()];
        const expected = [...new Set(all.map((list) => list.join(' ')))];
        all.forEach((list, i) => {
          const number = expected.indexOf(list.join(' '));
          expect(interner.intern(list)).toBe(number);
          expect(words.intern(list.join(' '))).toBe(number);
          if (i % 7 === 0) for (const one of [interner, words]) one.trim();
        });
        expect(expected.map((_, i) => interner.list(i).join(' '))).toEqual(expected);
        expect(words.words).toEqual(expected);
        expect(words.find('none of them')).toBeUndefined();
      }),
      settings,
    );
  });
});

describe('the postings of a bigram', () => {
  it('are those recorded, packed or not', () => {
    const notes = fc.array(fc.record({ bigram: fc.nat(20), skip: fc.constantFrom(0, 1, 30_000) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(notes, fc.nat(9), (all, packEvery) => {
        const postings = new Postings();
        const expected: number[][] = [];
        let number = 0;
        all.forEach(({ bigram, skip }, i) => {
          number += skip;
          postings.add(bigram, number);
          (expected[bigram] ??= []).push(number);
          if (packEvery > 0 && i % packEvery === 0) postings.pack();
        });
        const { starts, data, size, later } = postings;
        for (let bigram = 0; bigram <= 20; bigram++) {
          const packed = bigram < size ? data.subarray(starts[bigram], starts[bigram + 1]) : [];
          expect([...packed, ...(later[bigram] ?? [])]).toEqual(expected[bigram] ?? []);
        }
      }),
      settings,
    );
  });

  it('are packed once there are many', () => {
    const postings = new Postings();
    for (let i = 0; i < 5_000; i++) postings.add(i % 10, i);
    expect(postings.data.length).toBeGreaterThan(3_000);
  });
});

describe('blocks', () => {
  const homes = fc.record({
    group: fc.nat(1),
    place: fc.option(
      fc.record({ lat: fc.nat(40), lng: fc.nat(40), precision: fc.nat(2), reach: fc.nat(5) }),
      { freq: 4 },
    ),
  });
  const moves = fc.array(fc.record({ row: fc.nat(399), to: fc.option(homes, { freq: 4 }) }), {
    minLength: 300,
    maxLength: 600,
    size: 'max',
  });

  /** Every findable row lies in exactly one block, of its own group, whose box and bits contain it. */
  function check(blocks: Blocks, home: readonly (RowHome | null)[]): void {
    const found = new Map<number, number>();
    blocks.ofGroup.forEach((list, group) => {
      for (const block of list) {
        expect(blocks.count[block]).toBeGreaterThan(0);
        for (const row of blocks.rowsOf(block)) {
          expect(found.has(row)).toBe(false);
          found.set(row, block);
          const { group: own, place } = home[row]!;
          expect(own).toBe(group);
          expect(blocks.bits[block]! & (1 << (row % 8))).not.toBe(0);
          expect(place !== null).toBe(blocks.south[block]! <= blocks.north[block]!);
          if (place === null) continue;
          expect(place.lat).toBeGreaterThanOrEqual(blocks.south[block]!);
          expect(place.lat).toBeLessThanOrEqual(blocks.north[block]!);
          expect(place.lng).toBeGreaterThanOrEqual(blocks.west[block]!);
          expect(place.lng).toBeLessThanOrEqual(blocks.east[block]!);
          expect(blocks.precision[block]).toBeGreaterThanOrEqual(place.precision);
          expect(blocks.reach[block]).toBeGreaterThanOrEqual(place.reach);
        }
      }
    });
    expect([...found.keys()].sort((a, b) => a - b)).toEqual(
      [...home.keys()].filter((row) => home[row] !== null),
    );
  }

  it('hold every row once, through changes and a new layout', () => {
    fc.assert(
      fc.property(moves, moves, (before, after) => {
        const home: (RowHome | null)[] = Array.from({ length: 400 }, () => null);
        const blocks = new Blocks();
        blocks.placeOf = (row) => home[row]!.place!;
        blocks.bitsOf = (row) => 1 << (row % 8);
        const apply = ({ row, to }: { row: number; to: RowHome | null }): void => {
          const from = home[row]!;
          home[row] = to;
          blocks.move(row, from, to);
        };
        before.forEach(apply);
        check(blocks, home);
        // Sorted as the columns do it: by group, rows with and without a point apart.
        const key = (at: RowHome | null): number =>
          at === null ? 9 : at.group + (at.place === null ? 0 : 0.5);
        home.sort((a, b) => key(a) - key(b));
        blocks.rebuild({
          rows: home.length,
          isFound: (row) => home[row] !== null,
          groupOf: (row) => home[row]!.group,
          placeOf: (row) => home[row]!.place,
        });
        check(blocks, home);
        expect(blocks.rows.length).toBe(0);
        after.forEach(apply);
        check(blocks, home);
      }),
      { ...settings, numRuns: 40 },
    );
  });

  it('list their rows only after a removal from their middle', () => {
    const home: RowHome = { group: 0, place: { lat: 1, lng: 1, precision: 0, reach: 9 } };
    const blocks = new Blocks();
    blocks.rebuild({ rows: 40, isFound: () => true, groupOf: () => 0, placeOf: () => home.place });
    blocks.move(7, home, { ...home });
    expect(blocks.listed[0]).toBe(0);
    blocks.move(7, home, null);
    expect(blocks.listed[0]).toBe(1);
    expect(blocks.rowsOf(0)).toHaveLength(39);
  });
});
