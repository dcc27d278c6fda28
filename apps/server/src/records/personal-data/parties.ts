import type { WriteContext } from '../../app/context.ts';
import type { Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';
import type { Party } from './types.ts';

/** What the module that owns a party knows about it, locked; undefined where it does not exist or is erased already. */
export type LocateParty = (
  ctx: WriteContext,
  ref: Ref,
) => Promise<Omit<Party, 'kind' | 'records'> | undefined>;

/** A party of whom nothing was heard for long, with where it lies. */
interface Forgotten extends Ref {
  readonly region: string;
}
/**
 * Parties of whom nothing was heard since `before`, with nothing under way; at most so many. People are those who were
 * told of it within `told`.
 */
export type ListForgotten = (
  db: Reader,
  before: Date,
  limit: number,
  told: { readonly from: Date; readonly until: Date },
) => Promise<Forgotten[]>;

/** People whose record is about to end, and that they were told so. */
interface Endings {
  /** Those of whom nothing was heard since `heardBefore`, and who were not told since `toldBefore`. */
  list(
    db: Reader,
    since: { readonly heardBefore: Date; readonly toldBefore: Date },
    limit: number,
  ): Promise<Ref[]>;
  told(trx: Transaction, ref: Ref, at: Date): Promise<void>;
}
/** Offered by the module that owns people. */
export const ENDINGS = serviceKey<Endings>('endings: seeker');

/** Offered by the modules that own people and employers; only private persons among these are forgotten. */
export const FORGOTTEN = {
  seeker: serviceKey<ListForgotten>('forgotten: seeker'),
  employer: serviceKey<ListForgotten>('forgotten: employer'),
} as const;

/** Offered by the modules that own people and employers, because only they know their records. */
export const PARTIES = {
  seeker: serviceKey<LocateParty>('party: seeker'),
  employer: serviceKey<LocateParty>('party: employer'),
} as const;
