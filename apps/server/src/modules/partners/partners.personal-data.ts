import { holds, type Holding } from '../../records/personal-data/index.ts';
import { blankContactsEndedBefore } from './partners.repository.ts';

/** Whom to ring at a partner: emptied or replaced at their wish by whoever manages it, and a year after the end. */
export const partnerHoldings: readonly Holding[] = [
  holds('partners', {
    of: 'partner',
    by: 'id',
    columns: {
      contact_name: 'name',
      contact_phone_cipher: 'number',
      contact_phone_mask: 'number',
      note: 'words',
    },
    codes: ['name', 'kind', 'region_code', 'status'],
    stamps: ['created'],
    keep: { days: 365, drop: (ctx, before) => blankContactsEndedBefore(ctx.trx, before) },
    erase: {
      kept: 'the contact of a body, which the partner itself names and changes; it ages out after the end',
    },
  }),
  holds('partner_keys', {
    of: 'partner',
    by: 'partner_id',
    columns: {},
    codes: ['label', 'prefix', 'secret_hash'],
    stamps: ['created', 'revoked'],
    erase: { kept: 'keys of a body and which of the staff issued them; nothing of its people' },
  }),
];
