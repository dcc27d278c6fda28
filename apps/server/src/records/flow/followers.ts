import type { ActionKey } from '../../app/action.ts';
import type { WriteContext } from '../../app/context.ts';
import { COUNTABLES_FOLLOWER } from '../countables/count.ts';
import { DEADLINES_FOLLOWER } from '../deadlines/deadlines.ts';
import { NOTIFICATIONS_FOLLOWER } from '../notifications/follower.ts';

/**
 * A mechanism that stores something under an action's key (a waiting message, a countable, a deadline) and is taken
 * back with it.
 */
export interface ActionFollower {
  readonly name: string;
  /** Whether something of any of the actions has left the house; then none of them can be taken back. */
  hasLeft?(ctx: WriteContext, actions: readonly ActionKey[]): Promise<boolean>;
  /** Cancels, voids or stops what was stored for the actions. None of it has left. */
  takeBack(ctx: WriteContext, actions: readonly ActionKey[], takenBackBy: ActionKey): Promise<void>;
}

/** All followers; each mechanism adds its own. */
export const FOLLOWERS: readonly ActionFollower[] = [
  COUNTABLES_FOLLOWER,
  NOTIFICATIONS_FOLLOWER,
  DEADLINES_FOLLOWER,
];
