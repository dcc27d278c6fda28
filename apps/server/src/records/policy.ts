import type { Place, Verb } from '@yizhan/domain';
import { authorise, may, scopeOf, type Actor, type ReachedPlaces } from '../app/actor.ts';
import { OutOfRegion } from '../app/errors.ts';

/** A policy as the composition knows it: each verb belongs to the policy of one noun. */
export interface AnyPolicy {
  readonly noun: string;
  readonly verbs: readonly Verb[];
}

/**
 * Who may do what with the records of a noun. The place of a record is defined here and nowhere else. `verbs` are the
 * noun's own; a verb of another noun may be asked of its records too (`matching.use` of a person).
 */
export interface Policy<V extends Verb, R> extends AnyPolicy {
  readonly verbs: readonly V[];
  /** Whether the actor holds the verb at one of the record's places. */
  may(actor: Actor, verb: Verb, record: R): boolean;
  /** Whether the actor holds the verb anywhere. */
  mayAnywhere(actor: Actor, verb: V): boolean;
  /** @throws SignInNeeded, AccessDenied, EmployerRoleLacks or OutOfRegion */
  authorise(actor: Actor, verb: Verb, record: R): void;
  /** The scope to which the actor's lists are restricted. */
  scope(actor: Actor, verb: V): ReachedPlaces;
}

export interface PolicyInput<V extends Verb, R> {
  readonly noun: string;
  readonly verbs: readonly V[];
  /** Places of a record, for this verb: reaching any of them reaches the record. */
  readonly places: (record: R, verb: Verb) => readonly Place[];
}

export function definePolicy<const V extends Verb, R>({
  noun,
  verbs,
  places,
}: PolicyInput<V, R>): Policy<V, R> {
  const mayAt = (actor: Actor, verb: Verb, record: R): boolean =>
    places(record, verb).some((place) => may(actor, verb, place));
  return {
    noun,
    verbs,
    may: mayAt,
    mayAnywhere: (actor, verb) => may(actor, verb),
    authorise(actor, verb, record) {
      authorise(actor, verb);
      if (!mayAt(actor, verb, record)) throw OutOfRegion();
    },
    scope: (actor, verb) => scopeOf(actor, verb),
  };
}

/** A record of one division and, perhaps, one site. */
export interface Located {
  readonly region_code: string | null;
  readonly site_id: string | null;
}

/** @returns a `Place` whose region is known where the record's is */
export function placeOf<R extends string | null>(record: {
  readonly region_code: R;
  readonly site_id: string | null;
}): { region: R; siteId: string | null } {
  return { region: record.region_code, siteId: record.site_id };
}

/** Columns of a record that lies where another one does. */
export function placedLike<R extends { prefecture: string; region_code: string; site_id: string | null }>({
  prefecture,
  region_code,
  site_id,
}: R): Pick<R, 'prefecture' | 'region_code' | 'site_id'> {
  return { prefecture, region_code, site_id };
}

export const placesOfLocated = (record: Located): readonly Place[] => [placeOf(record)];

/** For verbs that concern a place rather than an existing record. */
export const atPlace = (place: Place): readonly Place[] => [place];

/** Verbs of things without a place: they are checked when a route is entered, and reach no other party's records. */
export function askedAtTheDoor(noun: string, verbs: readonly Verb[]): AnyPolicy {
  return { noun, verbs };
}
