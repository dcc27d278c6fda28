import { EmployerList } from '@yizhan/contract';
import { bindList } from '../../records/lists/bind-list.ts';
import { findEmployerRows } from './employers.repository.ts';
import { employerRowView } from './employers.views.ts';
import { employerSource } from './list.repository.ts';

export const employerList = bindList(EmployerList, {
  source: employerSource,
  async show(ctx, refs) {
    const rows = await findEmployerRows(ctx.db, refs);
    return new Map([...rows].map(([id, row]) => [id, employerRowView(ctx, row)]));
  },
});
