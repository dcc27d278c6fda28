import { actorStamp, type Actor } from './actor.ts';

/** The three columns that say who did `what`. */
export type Stamped<W extends string> = Record<`${W}_by_kind`, Actor['kind']> &
  Record<`${W}_by_id`, string | null> &
  Record<`${W}_by_name`, string>;

type Unstamped<W extends string> = Record<`${W}_by_kind` | `${W}_by_id` | `${W}_by_name`, null>;

/**
 * The columns of a row that say who did `what`: `stamped('created', ctx.actor)`. People of the portal are kept without
 * their number, which would outlive the record they have erased.
 */
export function stamped<const W extends string>(what: W, actor: Actor): Stamped<W> {
  const { kind, id, name } = actorStamp(actor);
  return columns(what, kind, id, kind === 'seeker' ? '' : name) as Stamped<W>;
}

/** The same columns when nobody has done it, or it was taken back. */
export function unstamped<const W extends string>(what: W): Unstamped<W> {
  return columns(what, null, null, null) as Unstamped<W>;
}

// The names of the columns are put together, which the compiler does not follow.
function columns(what: string, kind: Actor['kind'] | null, id: string | null, name: string | null): object {
  return { [`${what}_by_kind`]: kind, [`${what}_by_id`]: id, [`${what}_by_name`]: name };
}
