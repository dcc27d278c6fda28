import type { PartnerVerb } from '@yizhan/domain';
import { may, type Actor } from '../../app/actor.ts';
import { definePolicy } from '../../records/policy.ts';

interface Placed {
  readonly region_code: string;
}

/** A partner lies in the division that contains all places of its verbs; `''` is the whole network. */
export const partnerPolicy = definePolicy({
  noun: 'partner',
  verbs: ['partners.read', 'partners.manage'],
  places: (record: Placed) => [{ region: regionOf(record) }],
});

/** The division of a partner; null for the whole network. */
export function regionOf({ region_code: code }: Placed): string | null {
  return code === '' ? null : code;
}

/** Nobody gives a partner more than they hold themselves. */
export function mayGive(actor: Actor, verb: PartnerVerb, region: string): boolean {
  return may(actor, verb, { region });
}
