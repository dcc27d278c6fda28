import { CallBackList } from '@yizhan/contract';
import { bindList, byIdOf } from '../../records/lists/bind-list.ts';
import { callBackSource, findCallBackRows } from './call-backs.repository.ts';
import { callBackViews } from './call-backs.views.ts';

export const callBackList = bindList(CallBackList, {
  source: callBackSource,
  async show(ctx, refs) {
    const rows = await findCallBackRows(ctx.db, refs);
    return byIdOf(rows, await callBackViews(ctx, rows));
  },
});
