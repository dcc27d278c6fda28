import { placeOf } from '../../records/policy.ts';
import type { Revealable } from '../../records/reveal/index.ts';
import { getEmployerForUpdate } from './employers.usecases.ts';

/** The phone of the person who hires, and the ID number of a private employer. */
export const revealableEmployer: Revealable = {
  noun: 'employer',
  verb: 'employers.reveal',
  audit: { action: 'employer.number_shown', entity: 'employer' },
  async open(ctx, ref) {
    const row = await getEmployerForUpdate(ctx, ref);
    return {
      place: placeOf(row),
      sealed: { phone: row.contact_phone_cipher, idNumber: row.id_number_cipher },
    };
  },
};
