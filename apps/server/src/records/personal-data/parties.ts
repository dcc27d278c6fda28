import type { WriteContext } from '../../app/context.ts';
import type { Reader } from '../../app/db/database.ts';
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
/** Parties of whom nothing was heard since, with nothing under way; at most so many. */
export type ListForgotten = (db: Reader, before: Date, limit: number) => Promise<Forgotten[]>;

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
