import type { AssignableNoun, Grant, Verb } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';
import type { TimelineInput } from '../../app/timeline.ts';

/** Where an assignable record lies. */
export interface AssignedPlace {
  readonly region: string;
  readonly siteId: string | null;
}

/** A noun whose records can be assigned. */
export interface Assignable {
  readonly noun: AssignableNoun;
  /** The verb that an assignee must hold at the record's place. */
  readonly verb: Verb;
  /** The record, locked, if it is still workable. @throws the noun's error for a missing record */
  readonly open: (ctx: WriteContext, ref: Ref) => Promise<AssignedPlace>;
  /** The same, for reading. */
  readonly find: (ctx: AnyContext, ref: Ref) => Promise<AssignedPlace>;
  /** Titles of the records in a list, by id; missing ones are omitted. */
  readonly titles: (ctx: AnyContext, refs: readonly Ref[]) => Promise<ReadonlyMap<string, string>>;
  /** Whether it may be confidential; what is public may not. */
  readonly isPrivate: boolean;
  /** The party whose timeline shows it; null where the noun has none. */
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
  /** Members of staff by id; unknown ones are omitted. */
  byIds(ctx: AnyContext, ids: readonly string[]): Promise<ReadonlyMap<string, StaffMember>>;
  /** Open accounts with a grant that reaches the place, those of its site first, then by smallest division. */
  reaching(ctx: AnyContext, verb: Verb, place: AssignedPlace): Promise<StaffMember[]>;
}

/** Offered by the module that owns staff and their grants. */
export const STAFF_DIRECTORY = serviceKey<StaffDirectory>('staff directory');
