import type { FilePurpose } from '@yizhan/domain';
import type { BoundPurpose } from '../../records/files/types.ts';
import { ownRef } from './me.usecases.ts';
import { SeekerUnknown } from './seekers.errors.ts';
import { findSeekerForUpdate } from './seekers.repository.ts';
import { getSeeker } from './seekers.usecases.ts';

/** Files of a person: the person's own, and of the staff who may read or change the record. */
function filesOfSeeker(purpose: FilePurpose): BoundPurpose {
  return {
    purpose,
    async open(ctx, { prefecture, id }, act) {
      const ref = { prefecture: prefecture ?? '', id };
      if (ctx.actor.kind === 'seeker' || ctx.actor.kind === 'employer') {
        const own = ownRef(ctx.actor);
        if (own.id !== id || own.prefecture !== ref.prefecture) throw SeekerUnknown();
      }
      if (act !== 'read' && 'trx' in ctx) await findSeekerForUpdate(ctx.trx, ref);
      const verb =
        ctx.actor.kind === 'seeker' ? 'self.use' : act === 'read' ? 'seekers.read' : 'seekers.edit';
      const row = await getSeeker(ctx, ref, verb);
      if (row.merged_into !== null && act !== 'read') throw SeekerUnknown();
      return { ref, region: row.region_code };
    },
  };
}

export const seekerFiles: readonly BoundPurpose[] = [
  filesOfSeeker('seeker_certificate'),
  filesOfSeeker('seeker_form_file'),
  filesOfSeeker('seeker_proof_file'),
];
