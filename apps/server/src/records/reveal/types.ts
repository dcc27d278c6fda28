import type { Place, RevealField, Verb } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { DomainError } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';

/** A locked record whose numbers may be looked at. */
export interface OpenedForReveal {
  readonly place: Place;
  /** Sealed numbers; null where none is on record, absent where the noun has no such number. */
  readonly sealed: Readonly<Partial<Record<RevealField, Buffer | null>>>;
  /** Why it shows nothing any more: closed, merged. Said only to whoever may look at the record. */
  readonly shut?: DomainError | null;
}

/** A noun whose numbers are shown masked, and how to get at them. */
export interface Revealable {
  readonly noun: string;
  readonly verb: Verb;
  /** Action on the audit trail, and the kind of record that stands there. */
  readonly audit: { readonly action: string; readonly entity: string };
  /** Locks the record. @throws what says that there is none */
  readonly open: (ctx: WriteContext, ref: Ref) => Promise<OpenedForReveal>;
}
