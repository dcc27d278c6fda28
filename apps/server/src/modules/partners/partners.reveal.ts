import type { Revealable } from '../../records/reveal/index.ts';
import { regionOf } from './partners.policy.ts';
import { PartnerUnknown } from './partners.errors.ts';
import { findPartnerForUpdate } from './partners.repository.ts';

/** The number of a partner's contact. */
export const revealablePartner: Revealable = {
  noun: 'partner',
  verb: 'partners.manage',
  audit: { action: 'partner.number_shown', entity: 'partner' },
  async open(ctx, { id }) {
    const row = await findPartnerForUpdate(ctx.trx, id);
    if (row === undefined) throw PartnerUnknown();
    return { place: { region: regionOf(row) }, sealed: { phone: row.contact_phone_cipher } };
  },
};
