import { occupationRelatedness } from '@yizhan/domain';
import type { MatchContext, MatchPolicy } from '@yizhan/matching';

interface Centres {
  find(code: string):
    | {
        readonly lng: number | null;
        readonly lat: number | null;
        readonly pointPrecision: string | null;
      }
    | undefined;
}

/** What pairs are judged against, on a day of the office and by a policy. */
export function matchContext(regions: Centres, today: string, policy: MatchPolicy): MatchContext {
  return {
    today,
    policy,
    regionCentre: (code) => {
      const entry = regions.find(code);
      // A fall-back knows the prefecture alone, and that is what the engine is to reckon with.
      return entry === undefined ||
        entry.lng === null ||
        entry.lat === null ||
        entry.pointPrecision === 'fallback'
        ? null
        : { lng: entry.lng, lat: entry.lat };
    },
    relatedness: (a, b) => Math.round(occupationRelatedness(a, b) * 10_000),
  };
}
