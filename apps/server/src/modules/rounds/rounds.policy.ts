import type { Place } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import { OutOfRegion } from '../../app/errors.ts';
import { atPlace, definePolicy } from '../../records/policy.ts';
import { figurePolicy } from '../indicators/index.ts';

export const roundPolicy = definePolicy({ noun: 'round', verbs: ['rounds.run'], places: atPlace });

export const placeOfRound = (region: string): Place => ({ region });

/** Divisions whose rounds the actor may read. */
export function readRegions(actor: Actor): string[] {
  return figurePolicy.scope(actor, 'indicators.read').regions;
}

/**
 * Rounds are readable in and around their division: a county's staff see the round of their prefecture.
 * @throws OutOfRegion
 */
export function authoriseReading(actor: Actor, region: string): void {
  if (!readRegions(actor).some((own) => region.startsWith(own) || own.startsWith(region)))
    throw OutOfRegion();
}
