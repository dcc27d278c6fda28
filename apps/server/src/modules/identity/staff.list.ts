import { StaffList } from '@yizhan/contract';
import { bindList, byIdOf } from '../../records/lists/bind-list.ts';
import { staffSource } from './list.repository.ts';
import { findStaffRows } from './staff.repository.ts';
import { staffView } from './staff.views.ts';

export const staffList = bindList(StaffList, {
  source: staffSource,
  async show(ctx, refs) {
    const rows = await findStaffRows(
      ctx.db,
      refs.map(({ id }) => id),
    );
    return byIdOf(rows, await Promise.all(rows.map((row) => staffView(ctx, row))));
  },
});
