import type { Pair } from '../../pair.ts';
import type { Broken, HardRule } from '../rule.ts';

/** Whether the work lies where the person commutes or agreed to be sent. */
function reachable(pair: Pair): boolean {
  const { seeker, vacancy, commute } = pair;
  if (vacancy.input.remote || commute.inWantedRegion) return true;
  if (vacancy.input.kind === 'dispatch' && seeker.input.acceptsDispatch) return true;
  if (commute.metres === null) return !namedElsewhere(pair);
  if (commute.metres <= seeker.commute.metres + commute.slack) return true;
  return seeker.input.acceptsFarWithLodging && vacancy.input.lodging === true;
}

/** Without a distance, only named divisions can show that a place is wrong. */
function namedElsewhere({ seeker, vacancy }: Pair): boolean {
  if (seeker.wantedRegions.length === 0 || vacancy.region === null) return false;
  // A workplace known only by its prefecture may lie in the county that the person named.
  return !seeker.wantedRegions.some((wanted) => wanted.startsWith(vacancy.region ?? wanted));
}

/** The commute, or the person's agreement to be sent elsewhere. */
export const place: HardRule = {
  name: 'place',
  source: 'requirements 5.3',
  check: (pair): Broken | null => {
    if (reachable(pair)) return null;
    const { seeker, vacancy, commute } = pair;
    if (vacancy.input.kind === 'dispatch') return { variant: 'dispatch', params: {} };
    if (commute.metres === null) return { variant: 'other_region', params: {} };
    return {
      variant: 'too_far',
      params: {
        metres: commute.metres,
        limit: seeker.commute.metres,
        basis: commute.precision,
        stated: seeker.commute.stated,
      },
    };
  },
};

/** Lodging that the person needs, at work that states it has none. */
export const lodgingNeeded: HardRule = {
  name: 'lodging_needed',
  source: 'requirements 2.2',
  check: ({ seeker, vacancy }): Broken | null =>
    seeker.input.lodging === 'needed' && vacancy.input.lodging === false
      ? { variant: 'none', params: {} }
      : null,
};
