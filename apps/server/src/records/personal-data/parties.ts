import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';
import type { Party } from './types.ts';

/** What the module that owns a party knows about it, locked; undefined where it does not exist or is erased already. */
export type LocateParty = (
  ctx: WriteContext,
  ref: Ref,
) => Promise<Omit<Party, 'kind' | 'records'> | undefined>;

/** Offered by the modules that own people and employers, because only they know their records. */
export const PARTIES = {
  seeker: serviceKey<LocateParty>('party: seeker'),
  employer: serviceKey<LocateParty>('party: employer'),
} as const;
