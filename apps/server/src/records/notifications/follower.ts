import type { ActionFollower } from '../flow/followers.ts';
import { cancelMessagesOf, messagesLeft } from './leaving.ts';

/** Messages and inbox items are taken back with the move that caused them, unless one has left the house. */
export const NOTIFICATIONS_FOLLOWER: ActionFollower = {
  name: 'notifications',
  hasLeft: (ctx, actions) =>
    messagesLeft(
      ctx.trx,
      actions.map(({ id }) => id),
    ),
  takeBack: (ctx, actions) =>
    cancelMessagesOf(
      ctx.trx,
      actions.map(({ id }) => id),
      ctx.now,
    ),
};
