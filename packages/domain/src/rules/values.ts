import { isRealDate } from '../identity/dates.ts';

/**
 * Types of values in rules. `money` is whole fen and `rate` whole 厘 per piece, both bigint; `months` a count of calendar
 * months; `date` a day YYYY-MM-DD in Shanghai; `code` a word of a vocabulary and `codes` several of them.
 */
export const RULE_TYPES = ['yes_no', 'number', 'money', 'rate', 'months', 'date', 'code', 'codes'] as const;
export type RuleType = (typeof RULE_TYPES)[number];

export type RuleValue = boolean | number | bigint | string | readonly string[];
/** A value as it is stored and sent: money and rates are whole numbers. */
export type StoredValue = boolean | number | string | readonly string[];

/** A stored value as one of `type`, or undefined where it is not one. */
export function readValue(type: RuleType, stored: unknown): RuleValue | undefined {
  switch (type) {
    case 'yes_no':
      return typeof stored === 'boolean' ? stored : undefined;
    case 'number':
      return typeof stored === 'number' && Number.isFinite(stored) ? stored : undefined;
    case 'months':
      return typeof stored === 'number' && Number.isSafeInteger(stored) ? stored : undefined;
    case 'money':
    case 'rate':
      return typeof stored === 'number' && Number.isSafeInteger(stored) ? BigInt(stored) : undefined;
    case 'date':
      return typeof stored === 'string' && isRealDate(stored) ? stored : undefined;
    case 'code':
      return typeof stored === 'string' && stored !== '' ? stored : undefined;
    case 'codes':
      return isCodes(stored) ? stored : undefined;
  }
}

function isCodes(stored: unknown): stored is readonly string[] {
  return Array.isArray(stored) && stored.every((code) => typeof code === 'string');
}

/** Whether a value is of the type; what is not counts as not known, never as "no". */
export function isOfType(type: RuleType, value: RuleValue): boolean {
  switch (type) {
    case 'yes_no':
      return typeof value === 'boolean';
    case 'number':
    case 'months':
      return typeof value === 'number' && Number.isFinite(value);
    case 'money':
    case 'rate':
      return typeof value === 'bigint';
    case 'date':
      return typeof value === 'string' && isRealDate(value);
    case 'code':
      return typeof value === 'string';
    case 'codes':
      return typeof value === 'object';
  }
}

export function sameValue(a: RuleValue, b: RuleValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((code) => b.includes(code));
}
