import type { Assignable } from '../../records/assignment/index.ts';
import { VacancyUnknown } from './vacancies.errors.ts';
import { homeOf } from './vacancies.policy.ts';
import { findVacancyForUpdate, findVacancyRow, listByRefs } from './vacancies.repository.ts';

/** Vacancies that can be assigned to a member of staff: their review, and what follows. */
export const assignableVacancy: Assignable = {
  noun: 'vacancy',
  verb: 'vacancies.edit',
  isPrivate: false,
  party: 'vacancy',
  async open(ctx, ref) {
    const row = await findVacancyForUpdate(ctx.trx, ref);
    if (row === undefined) throw VacancyUnknown();
    return homeOf(row);
  },
  async find(ctx, ref) {
    const row = await findVacancyRow(ctx.db, ref);
    if (row === undefined) throw VacancyUnknown();
    return homeOf(row);
  },
  async titles(ctx, refs) {
    return new Map((await listByRefs(ctx.db, refs)).map(({ id, title }) => [id, title]));
  },
};
