import type { VacancyCard } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { listVacanciesByRef } from './vacancies.repository.ts';
import { commonView, publicEmployerName } from './vacancies.views.ts';

/** The public cards of some vacancies by public id, loaded together; the caller knows their distances. */
export async function vacancyCards(
  ctx: AnyContext,
  refs: readonly Ref[],
): Promise<Map<string, Omit<VacancyCard, 'distance' | 'distanceEstimated'>>> {
  const rows = await listVacanciesByRef(ctx.db, refs);
  return new Map(
    rows.map((row) => [recordId(row), { ...commonView(ctx, row), employerName: publicEmployerName(row) }]),
  );
}
