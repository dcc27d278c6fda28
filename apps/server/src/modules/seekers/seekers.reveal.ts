import { recordId } from '../../app/ids.ts';
import type { Revealable } from '../../records/reveal/index.ts';
import { placeOf } from '../../records/policy.ts';
import { MergedAway, SeekerUnknown } from './seekers.errors.ts';
import { findSeekerForUpdate } from './seekers.repository.ts';

/** Numbers of a person. An erased record no longer exists, a merged one leads to the kept one. */
export const revealableSeeker: Revealable = {
  noun: 'seeker',
  verb: 'seekers.reveal',
  audit: { action: 'seeker.number_shown', entity: 'seeker' },
  async open(ctx, ref) {
    const row = await findSeekerForUpdate(ctx.trx, ref);
    if (row === undefined || row.status === 'erased') throw SeekerUnknown();
    return {
      place: placeOf(row),
      sealed: { phone: row.phone_cipher, idNumber: row.id_number_cipher },
      shut:
        row.merged_into === null ? null : MergedAway({}, { link: recordId(row.prefecture, row.merged_into) }),
    };
  },
};
