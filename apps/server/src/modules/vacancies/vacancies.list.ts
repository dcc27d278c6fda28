import { VacancyList } from '@yizhan/contract';
import { bindList } from '../../records/lists/bind-list.ts';
import { findVacancyListRows, vacancySource } from './list.repository.ts';
import { vacancyRowView } from './vacancies.views.ts';

export const vacancyList = bindList(VacancyList, {
  source: vacancySource,
  async show(ctx, refs) {
    const rows = await findVacancyListRows(ctx.db, refs);
    return new Map([...rows].map(([id, row]) => [id, vacancyRowView(ctx, row)]));
  },
});
