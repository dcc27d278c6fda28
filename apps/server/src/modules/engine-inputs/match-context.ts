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

/** The context in which pairs are judged, on an office day and by a policy. */
export function matchContext(regions: Centres, today: string, policy: MatchPolicy): MatchContext {
  return {
    today,
    policy,
    regionCentre: (code) => {
      const entry = regions.find(code);
      // A fall-back point only identifies the prefecture, so the engine gets the prefecture.
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
