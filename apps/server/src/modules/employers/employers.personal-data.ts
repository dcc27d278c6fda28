import { holds, type Holding } from '../../records/personal-data/index.ts';
import { deleteInvitationsOf } from './people/people.repository.ts';

/** Personal data of employers: private people who employ, and the people behind an organisation. */
export const employerHoldings: readonly Holding[] = [
  holds('employer_keys', {
    of: 'employer',
    by: 'employer_id',
    columns: { value: 'number' },
    codes: ['kind'],
    erase: 'delete',
  }),
  holds('employer_invitations', {
    of: 'employer',
    by: null,
    columns: { phone_hmac: 'number' },
    erase: (ctx, { ref, ids }) => deleteInvitationsOf(ctx.trx, ref.prefecture, ids),
  }),
  holds('employer_people', {
    of: 'employer',
    by: 'employer_id',
    columns: { name: 'name', phone_hmac: 'number', phone_cipher: 'number', phone_mask: 'number' },
    codes: ['role', 'ended_as'],
    stamps: ['invited', 'ended'],
    erase: 'delete',
  }),
  holds('employers', {
    of: 'employer',
    by: 'id',
    columns: {
      name: { says: 'name', blank: '已注销' },
      name_initials: 'name',
      credit_code: 'number',
      id_number_cipher: 'number',
      id_number_mask: 'number',
      industry: 'facts',
      address: 'place',
      lng: 'place',
      lat: 'place',
      contact_name: 'name',
      contact_phone_cipher: 'number',
      contact_phone_hmac: 'number',
      contact_phone_mask: 'number',
      business_scope: 'words',
      verification_note: 'words',
      blacklist_reason: 'words',
      search: 'name',
    },
    codes: ['kind', 'size', 'verification', 'source', 'standing'],
    stamps: ['verified', 'created'],
    records: true,
    erase: 'blank',
    also: (ctx) => ({ updated_at: ctx.now }),
  }),
];
