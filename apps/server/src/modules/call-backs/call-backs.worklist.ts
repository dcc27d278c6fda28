import type { WorklistItem } from '../../records/worklist/index.ts';
import { countOpenCallBacks, listCallBackRows } from './call-backs.repository.ts';
import { callBackViews } from './call-backs.views.ts';

/** Somebody waits for a call. */
export const callBacksWaiting: WorklistItem = {
  id: 'call_back.waits',
  verb: 'call_backs.handle',
  weight: 10,
  count: (ctx, scope) => countOpenCallBacks(ctx.db, scope),
  async entries(ctx, scope, limit) {
    const { rows } = await listCallBackRows(ctx.db, { ...scope, status: 'open', limit });
    const views = await callBackViews(ctx, rows.slice(0, limit));
    return views.map((view) => ({
      noun: 'call_back',
      id: view.id,
      title: view.name,
      about: view.vacancy?.title ?? view.note,
      next: 'ring_back',
      at: null,
      due: null,
      record: { kind: 'call_back', row: view },
    }));
  },
};
