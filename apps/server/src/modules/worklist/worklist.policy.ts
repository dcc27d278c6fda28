import { grantHas, type Grant } from '@yizhan/domain';
import { askedAtTheDoor } from '../../records/policy.ts';

/** Each kind of work asks its own verb, at the places of its records. */
export const worklistPolicy = askedAtTheDoor('worklist', ['todo.read']);

/** The grant by which somebody has a list of today; undefined where none gives one. */
export function grantOfToday(grants: readonly Grant[]): Grant | undefined {
  return grants.find((grant) => grantHas(grant, 'todo.read'));
}
