import type { Verb } from '@yizhan/domain';
import { may, type Actor } from '../../app/actor.ts';

/** Whether somebody sees a setting: whoever may read it anywhere. */
export function seesSetting(actor: Actor, verb: Verb): boolean {
  return may(actor, verb);
}
