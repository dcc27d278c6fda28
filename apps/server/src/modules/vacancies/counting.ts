import { shanghaiDate } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { count, recount } from '../../records/countables/index.ts';
import type { VacancyFullRow } from './vacancies.repository.ts';

type Published = Pick<
  VacancyFullRow,
  'prefecture' | 'id' | 'employer_id' | 'region_code' | 'site_id' | 'headcount'
>;

/** Counts a first publication: the place of the work, and the number of places. */
export function countPublication(ctx: WriteContext, row: Published): Promise<void> {
  return count(ctx, [
    {
      kind: 'vacancy_published',
      subject: { prefecture: row.prefecture, id: row.id },
      sourceId: row.id,
      day: shanghaiDate(ctx.now),
      regionCode: row.region_code,
      siteId: row.site_id,
      employerId: row.employer_id,
      amount: row.headcount,
    },
  ]);
}

/** Updates the count of a vacancy that was published once. */
export async function recountPublication(
  ctx: WriteContext,
  before: VacancyFullRow,
  now: Pick<VacancyFullRow, 'region_code' | 'site_id' | 'headcount'>,
): Promise<void> {
  const isSame =
    before.region_code === now.region_code &&
    before.site_id === now.site_id &&
    before.headcount === now.headcount;
  if (before.first_published_at === null || isSame) return;
  await recount(
    ctx,
    { kind: 'vacancy_published', source: { prefecture: before.prefecture, id: before.id } },
    { regionCode: now.region_code, siteId: now.site_id, amount: now.headcount },
  );
}
