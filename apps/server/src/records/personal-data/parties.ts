import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';
import type { Party } from './types.ts';

/** What the module that keeps a party knows of it, locked; undefined where it is not there or erased already. */
export type LocateParty = (
  ctx: WriteContext,
  ref: Ref,
) => Promise<Omit<Party, 'kind' | 'records'> | undefined>;

/** Offered by the module that keeps people, because only it knows its records. */
export const PARTIES = {
  seeker: serviceKey<LocateParty>('party: seeker'),
} as const;
