/** How the evaluation maps titles and compares occupations: as the product does. */
import { classifyTitle, occupationRelatedness } from '@yizhan/domain/occupations/index.ts';
import type { MapTitle } from './inputs.ts';

/** Less certain candidates are noise. */
const LEAST_CONFIDENCE = 0.5;

/** How near two occupations are, 0–10,000, derived from the classification as in the product. */
export function relatedness(a: string, b: string): number {
  return Math.round(occupationRelatedness(a, b) * 10_000);
}

export function occupations(): { mapTitle: MapTitle; relatedness: typeof relatedness } {
  return {
    mapTitle: (title) => {
      const { code, confidence, alternatives } = classifyTitle(title);
      const best = code === null ? [] : [{ code, confidence }];
      return [...best, ...alternatives]
        .filter((candidate) => candidate.confidence >= LEAST_CONFIDENCE)
        .map((candidate) => ({ code: candidate.code, weight: Math.round(candidate.confidence * 100) }));
    },
    relatedness,
  };
}
