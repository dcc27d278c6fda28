import type { FilePurpose } from '@yizhan/domain';
import type { BoundPurpose } from '../../records/files/types.ts';
import { EmployerUnknown } from './employers.errors.ts';
import { employerPolicy } from './employers.policy.ts';
import { findEmployerForUpdate, findEmployerRow } from './employers.repository.ts';
import { ownEmployerRef } from './own-employer.usecases.ts';

/** Files of an employer: of the staff who may read or change the record and, where they are its own, of its people. */
function filesOfEmployer(purpose: FilePurpose, isTheirs: boolean): BoundPurpose {
  return {
    purpose,
    async open(ctx, { prefecture, id }, act) {
      const ref = { prefecture: prefecture ?? '', id };
      if (ctx.actor.kind === 'seeker' || ctx.actor.kind === 'employer') {
        const own = ownEmployerRef(ctx.actor);
        if (!isTheirs || own.id !== id || own.prefecture !== ref.prefecture) throw EmployerUnknown();
      }
      if (act !== 'read' && 'trx' in ctx) await findEmployerForUpdate(ctx.trx, ref);
      const row = await findEmployerRow(ctx.db, ref);
      if (row === undefined) throw EmployerUnknown();
      const own = ctx.actor.kind === 'employer';
      employerPolicy.authorise(
        ctx.actor,
        act === 'read'
          ? own
            ? 'own_employer.use'
            : 'employers.read'
          : own
            ? 'own_employer.edit'
            : 'employers.edit',
        row,
      );
      return { ref, region: row.region_code };
    },
  };
}

export const employerFiles: readonly BoundPurpose[] = [
  filesOfEmployer('employer_licence', true),
  filesOfEmployer('employer_form_file', false),
];
