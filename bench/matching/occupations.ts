/** How the evaluation maps titles and compares occupations. */
import { treeRelatedness } from '@yizhan/matching';
import type { MapTitle } from './inputs.ts';

export function occupations(): { mapTitle: MapTitle; relatedness: (a: string, b: string) => number } {
  return { mapTitle: () => [], relatedness: treeRelatedness };
}
