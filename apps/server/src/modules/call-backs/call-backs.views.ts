import type { CallBack } from '@yizhan/contract';
import { callBackFlow, movesFrom, shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId } from '../../app/ids.ts';
import { undosOf } from '../../records/flow/undo-view.ts';
import { mayHandle } from './call-backs.policy.ts';
import type { CallBackRow } from './call-backs.repository.ts';

/** Call-backs with the viewer's possible moves for each. */
export async function callBackViews(ctx: AnyContext, rows: readonly CallBackRow[]): Promise<CallBack[]> {
  const undos = await undosOf(
    ctx,
    rows.map((row) => ({ ref: row, version: row.version, may: mayHandle(ctx.actor, row) })),
  );
  return rows.map((row) => {
    const status = row.status;
    return {
      id: recordId(row.prefecture, row.id),
      name: row.name,
      phoneMask: row.phone_mask,
      note: row.note,
      vacancy:
        row.vacancy_id !== null && row.vacancy_prefecture !== null
          ? { id: recordId(row.vacancy_prefecture, row.vacancy_id), title: row.vacancy_title ?? '' }
          : null,
      site:
        row.site_id !== null && row.site_name !== null
          ? { id: shortId(row.site_id), name: row.site_name }
          : null,
      seekerId: row.seeker_id === null ? null : recordId(row.prefecture, row.seeker_id),
      status,
      version: row.version,
      createdAt: row.created_at.toISOString(),
      tries: row.tries,
      lastTriedAt: row.last_tried_at?.toISOString() ?? null,
      due:
        row.due === null
          ? null
          : {
              on: row.due,
              overdue: row.missing_year === null && row.due < shanghaiDate(ctx.now),
              missingYear: row.missing_year,
            },
      handledBy: row.handled_by_name,
      result: row.result,
      can: mayHandle(ctx.actor, row) ? movesFrom(callBackFlow, status) : [],
      undo: undos.get(recordId(row.prefecture, row.id)) ?? null,
    };
  });
}
