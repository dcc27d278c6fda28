import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { codeState, composeShortCode, groupShortCode, readShortCode } from './short-code.ts';

/** Codes from the seeds of fast-check. */
const codes = fc.array(fc.nat(1_000_000), { minLength: 200, maxLength: 200 }).map((numbers) => {
  let at = 0;
  return composeShortCode((below) => (numbers[(at += 1) % numbers.length] ?? 0) % below);
});
const ALPHABET = [...'34679CDFHJKMPQRTWXY'];

describe('a short code', () => {
  it('has no look-alikes, and is never a number, a date or a word to a spreadsheet', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[CDFHJKMPQRTWXY][34679CDFHJKMPQRTWXY]{8}$/);
        expect(Number.isNaN(Number(code))).toBe(true);
        expect(code).not.toMatch(/[AEIOU0125]/);
      }),
    );
  });

  it('is read in any case, grouped, with spaces or full-width letters', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const wide = [...code].map((letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)).join('');
        for (const typed of [
          code,
          code.toLowerCase(),
          groupShortCode(code),
          ` ${code.slice(0, 4)} ${code.slice(4)} `,
          wide,
        ])
          expect(readShortCode(typed)).toEqual({ kind: 'code', code });
      }),
    );
  });

  it('notices one wrong character and two exchanged ones', () => {
    fc.assert(
      fc.property(codes, fc.nat(8), fc.constantFrom(...ALPHABET), fc.nat(8), (code, at, other, to) => {
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        if (wrong !== code) expect(readShortCode(wrong)).not.toMatchObject({ kind: 'code' });
        const letters = [...code];
        [letters[at], letters[to]] = [letters[to] ?? '', letters[at] ?? ''];
        const swapped = letters.join('');
        if (swapped !== code) expect(readShortCode(swapped)).not.toMatchObject({ kind: 'code' });
      }),
    );
  });

  it.each(['保洁', '13511112222', '4303-3WvDzXJ8VhVPhZpbKjqfQe', 'K7P', ''])(
    'takes %s for something else',
    (typed) => {
      expect(readShortCode(typed)).toEqual({ kind: 'other' });
    },
  );

  it('holds through its last day, unless it was voided', () => {
    expect(codeState({ expiresOn: '2026-12-31', voided: false }, '2026-12-31')).toBe('current');
    expect(codeState({ expiresOn: '2026-12-31', voided: false }, '2027-01-01')).toBe('expired');
    expect(codeState({ expiresOn: null, voided: false }, '2099-01-01')).toBe('current');
    expect(codeState({ expiresOn: '2026-01-01', voided: true }, '2027-01-01')).toBe('void');
  });
});
