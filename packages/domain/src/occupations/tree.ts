import { OCCUPATION_GROUP_LINES } from './common/groups.ts';

/** Level of a node of the classification: major 4, middle 4-08, minor 4-08-10, leaf 4-08-10-01. */
export type OccupationLevel = 'major' | 'middle' | 'minor' | 'leaf';

const LEVELS: readonly OccupationLevel[] = ['major', 'middle', 'minor', 'leaf'];
const CODE = /^\d(?:-\d{2}){0,3}$/;

/** Level of a code, or null for a text that is not a code. */
export function occupationLevelOf(code: string): OccupationLevel | null {
  return CODE.test(code) ? (LEVELS[code.split('-').length - 1] ?? null) : null;
}

/** Code of the group directly above; null for a major group or a text that is not a code. */
export function occupationParentOf(code: string): string | null {
  const level = occupationLevelOf(code);
  return level === null || level === 'major' ? null : code.slice(0, code.lastIndexOf('-'));
}

/** A group of the classification. */
export interface OccupationGroup {
  readonly code: string;
  readonly name: string;
  readonly level: Exclude<OccupationLevel, 'leaf'>;
  readonly parent: string | null;
}

let shipped: readonly OccupationGroup[] | undefined;

/** Major, middle and minor groups of the shipped occupations. */
export function occupationGroups(): readonly OccupationGroup[] {
  shipped ??= OCCUPATION_GROUP_LINES.trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = ''] = line.split(' ');
      const level = occupationLevelOf(code);
      if (level === null || level === 'leaf') throw new Error(`not a group of the classification: ${line}`);
      return { code, name, level, parent: occupationParentOf(code) };
    });
  return shipped;
}

/**
 * Steps from the leaves up to the group that contains both: 0 the same occupation, 1 the same minor group, 2 the same
 * middle group, 3 the same major group, 4 nothing in common.
 */
export function occupationDistance(a: string, b: string): 0 | 1 | 2 | 3 | 4 {
  const left = a.split('-');
  const right = b.split('-');
  let shared = 0;
  while (shared < 4 && left[shared] !== undefined && left[shared] === right[shared]) shared += 1;
  switch (shared) {
    case 4:
      return 0;
    case 3:
      return 1;
    case 2:
      return 2;
    case 1:
      return 3;
    default:
      return 4;
  }
}
