import { CLERKS_AND_TRADE } from './common/clerks-and-trade.ts';
import { MANAGERS_AND_PROFESSIONALS } from './common/managers-and-professionals.ts';
import { PRODUCTION } from './common/production.ts';
import { SERVICES_AND_FARMING } from './common/services.ts';
import type { OccupationEntry } from './types.ts';

/**
 * Reads lines `code name synonym ~approximate ?bareOnly …`, fields separated by one space. The classification has no
 * names with a space inside.
 */
export function parseOccupationLines(text: string): OccupationEntry[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = '', ...others] = line.trim().split(' ');
      return {
        code,
        name,
        synonyms: others.filter((other) => !/^[~?]/.test(other)),
        approximate: others.filter((other) => other.startsWith('~')).map((other) => other.slice(1)),
        bareOnly: others.filter((other) => other.startsWith('?')).map((other) => other.slice(1)),
      };
    });
}

let shipped: readonly OccupationEntry[] | undefined;

/** The shipped occupations: those a grass-roots station meets, some 760 of the 1,639 of the classification. */
export function commonOccupations(): readonly OccupationEntry[] {
  shipped ??= [MANAGERS_AND_PROFESSIONALS, CLERKS_AND_TRADE, SERVICES_AND_FARMING, PRODUCTION].flatMap(
    parseOccupationLines,
  );
  return shipped;
}
