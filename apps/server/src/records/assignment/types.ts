import type { AssignableNoun, Grant, Verb } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';
import type { TimelineInput } from '../../app/timeline.ts';

/** Where a record lies that somebody is to work on. */
export interface AssignedPlace {
  readonly region: string;
  readonly siteId: string | null;
}

/** A noun whose records can be in somebody's hands. */
export interface Assignable {
  readonly noun: AssignableNoun;
  /** What whoever works on a record must hold where it lies. */
  readonly verb: Verb;
  /** The record, locked, if it is still one to work on. @throws what its noun says of one that is not there */
  readonly open: (ctx: WriteContext, ref: Ref) => Promise<AssignedPlace>;
  /** The same to look at. */
  readonly find: (ctx: AnyContext, ref: Ref) => Promise<AssignedPlace>;
  /** What the records are called in a list, by id; those that are gone are left out. */
  readonly titles: (ctx: AnyContext, refs: readonly Ref[]) => Promise<ReadonlyMap<string, string>>;
  /** On whose timeline it stands; null where the noun has none. */
  readonly party: TimelineInput['party'] | null;
}

/** A member of staff with the places where they work. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly isOpen: boolean;
}

export interface StaffDirectory {
  /** Members of staff by id; unknown ones are left out. */
  byIds(ctx: AnyContext, ids: readonly string[]): Promise<ReadonlyMap<string, StaffMember>>;
  /** Open accounts with a grant that reaches the place, those of its site first, then of the smallest division. */
  reaching(ctx: AnyContext, verb: Verb, place: AssignedPlace): Promise<StaffMember[]>;
}

/** Offered by the module that keeps staff and their grants. */
export const STAFF_DIRECTORY = serviceKey<StaffDirectory>('staff directory');
