import type { Place, RevealField, Verb } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { DomainError } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';

/** A locked record whose numbers may be viewed. */
export interface OpenedForReveal {
  readonly place: Place;
  /** Sealed numbers; null where none is on record, absent where the noun has no such number. */
  readonly sealed: Readonly<Partial<Record<RevealField, Buffer | null>>>;
  /** Why it reveals nothing any more: closed, merged. Told only to users who may view the record. */
  readonly shut?: DomainError | null;
}

/** A noun whose numbers are shown masked, and how they are obtained. */
export interface Revealable {
  readonly noun: string;
  readonly verb: Verb;
  /** The audit action, and the kind of record named with it. */
  readonly audit: { readonly action: string; readonly entity: string };
  /** Locks the record. @throws the noun's error for a missing one */
  readonly open: (ctx: WriteContext, ref: Ref) => Promise<OpenedForReveal>;
}
