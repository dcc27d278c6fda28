import type { BoundPurpose } from '../../records/files/types.ts';
import { EmployerUnknown } from './employers.errors.ts';
import { employerPolicy } from './employers.policy.ts';
import { findEmployerForUpdate, findEmployerRow } from './employers.repository.ts';
import { ownEmployerRef } from './own-employer.usecases.ts';

/** The licence of an employer: its own people's, and of the staff who may read or change the record. */
export const employerFiles: readonly BoundPurpose[] = [
  {
    purpose: 'employer_licence',
    async open(ctx, { prefecture, id }, act) {
      const ref = { prefecture: prefecture ?? '', id };
      if (ctx.actor.kind === 'seeker' || ctx.actor.kind === 'employer') {
        const own = ownEmployerRef(ctx.actor);
        if (own.id !== id || own.prefecture !== ref.prefecture) throw EmployerUnknown();
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
  },
];
