import { minutesFor } from '../../geo.ts';
import type { Pair } from '../../pair.ts';
import type { SoftReason, SoftRule } from '../rule.ts';
import { UNKNOWN } from '../rule.ts';

/** Work from home is as near as possible. */
export const AT_HOME = 10_000;
/** The person named the division but the distance is unknown. */
export const NAMED_REGION = 7_500;
/** The work is in a place the person chose, however far it lies from where they live now. */
export const NAMED_REGION_LEAST = 6_000;
/** Sent away with the person's agreement, or housed at work: the daily commute does not matter. */
export const HOUSED_LEAST = 3_500;

/** From 10,000 at the door to 2,000 at the person's commute limit, and 0 at twice that; a whole number. */
export function metresValue(metres: number, limit: number): number {
  const share = metres / limit;
  return Math.floor(share <= 1 ? 10_000 - 8_000 * share : 2_000 * Math.max(0, 2 - share));
}

function housed({ seeker, vacancy }: Pair): boolean {
  if (vacancy.input.kind === 'dispatch') return seeker.input.acceptsDispatch;
  return (
    vacancy.input.lodging === true && (seeker.input.acceptsFarWithLodging || seeker.input.lodging !== null)
  );
}

/** The commute; a shorter one never scores less. */
export const distance: SoftRule = {
  name: 'distance',
  side: 'seeker',
  source: 'requirements 5.4',
  value: (pair) => {
    const { seeker, vacancy, commute } = pair;
    if (vacancy.input.remote) return AT_HOME;
    if (commute.metres === null) return commute.inWantedRegion ? NAMED_REGION : UNKNOWN;
    const byCommute = metresValue(commute.metres, seeker.commute.metres);
    const least = commute.inWantedRegion ? NAMED_REGION_LEAST : housed(pair) ? HOUSED_LEAST : 0;
    return Math.max(byCommute, least);
  },
  reason: (pair): SoftReason => {
    const { seeker, vacancy, commute } = pair;
    if (vacancy.input.remote) return { variant: 'remote', sign: '+', params: {} };
    if (commute.metres === null) {
      return commute.inWantedRegion
        ? { variant: 'named_region', sign: '+', params: {} }
        : { variant: 'unknown', sign: '0', params: {} };
    }
    const params = {
      metres: commute.metres,
      basis: commute.precision,
      minutes: minutesFor(commute.metres, seeker.mode),
      mode: seeker.mode,
    };
    if (commute.metres <= seeker.commute.metres / 2) return { variant: 'near', sign: '+', params };
    if (commute.metres <= seeker.commute.metres) return { variant: 'fair', sign: '0', params };
    if (commute.inWantedRegion) return { variant: 'far_named', sign: '0', params };
    return housed(pair)
      ? { variant: 'far_housed', sign: '0', params }
      : { variant: 'far', sign: '-', params };
  },
};
