import type { VacancyCard } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { COMPANY_COLUMNS, VACANCY_COLUMNS, vacanciesFrom } from './vacancies.repository.ts';
import { commonView, publicEmployerName } from './vacancies.views.ts';

/** The public cards of some vacancies by public id, read at once; whoever asks knows how far away they are. */
export async function vacancyCards(
  ctx: AnyContext,
  refs: readonly Ref[],
): Promise<Map<string, Omit<VacancyCard, 'distance' | 'distanceEstimated'>>> {
  if (refs.length === 0) return new Map();
  const rows = await vacanciesFrom(ctx.db)
    .select(VACANCY_COLUMNS)
    .select(COMPANY_COLUMNS)
    .where((eb) =>
      eb(
        eb.refTuple('v.prefecture', 'v.id'),
        'in',
        refs.map((ref) => eb.tuple(ref.prefecture, ref.id)),
      ),
    )
    .execute();
  return new Map(
    rows.map((row) => [recordId(row), { ...commonView(ctx, row), employerName: publicEmployerName(row) }]),
  );
}
