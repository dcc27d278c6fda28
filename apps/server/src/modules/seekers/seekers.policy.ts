import { regionsFor } from '@yizhan/domain';
import type { Seeker } from '@yizhan/contract';
import type { Actor } from '../../app/actor.ts';
import { definePolicy, placesOfLocated, type Located } from '../../records/policy.ts';

/** What people do with their own record, and agents for them, on the portal. */
const OWN_VERBS = ['self.use', 'self.look', 'self.ask', 'self.wishes', 'self.answer'] as const;

/** A person's record lies where the person lives, and with the site that serves them. */
export const seekerPolicy = definePolicy({
  noun: 'seeker',
  verbs: [
    'seekers.read',
    'seekers.register',
    'seekers.edit',
    'seekers.merge',
    'seekers.reveal',
    'seekers.erase',
    ...OWN_VERBS,
  ],
  places: placesOfLocated,
});

/** What the viewer may do next with a record that is neither merged nor erased. */
export function seekerCan(actor: Actor, row: Located): Seeker['can'] {
  const can: Seeker['can'] = [];
  if (seekerPolicy.may(actor, 'placements.refer', row)) can.push('refer');
  if (seekerPolicy.may(actor, 'seekers.edit', row)) can.push('edit', 'note', 'add_group');
  if (seekerPolicy.may(actor, 'seekers.reveal', row)) can.push('reveal');
  if (seekerPolicy.may(actor, 'seekers.merge', row)) can.push('merge');
  if (seekerPolicy.may(actor, 'seekers.erase', row)) can.push('erase');
  return can;
}

export function homeRegion(actor: Actor): string | null {
  if (actor.kind !== 'staff') return null;
  return regionsFor(actor.grants, 'seekers.register')[0] ?? null;
}
