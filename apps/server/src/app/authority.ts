import type { RouteDefinition } from '@yizhan/contract';
import type { Actor } from './actor.ts';
import type { Transaction } from './db/database.ts';
import { serviceKey } from './services.ts';

/**
 * Whether an agent still may act, asked inside a write: the authority stays as it is until the write's transaction ends.
 */
export const STANDING_AUTHORITY =
  serviceKey<(trx: Transaction, agent: Extract<Actor, { kind: 'agent' }>, now: Date) => Promise<boolean>>(
    'standing of an authority',
  );

/** Routes by which somebody chooses for whom to act, and learns for whom they do. */
export function choosesPerson(route: RouteDefinition): boolean {
  return route.id.startsWith('identity.') || ('verb' in route.access && route.access.verb === 'self.act_for');
}
