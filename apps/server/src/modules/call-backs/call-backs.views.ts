import type { CallBack } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, siteRef } from '../../app/ids.ts';
import { recordViews } from '../../records/flow/record-views.ts';
import { callBackFlow } from './call-backs.flow.ts';
import { mayHandle } from './call-backs.policy.ts';
import type { CallBackRow } from './call-backs.repository.ts';

/** Call-backs with the viewer's possible moves for each. */
export async function callBackViews(ctx: AnyContext, rows: readonly CallBackRow[]): Promise<CallBack[]> {
  return recordViews(ctx, callBackFlow, rows, {
    may: (row) => mayHandle(ctx.actor, row),
    show: (row) => ({
      name: row.name,
      phoneMask: row.phone_mask,
      note: row.note,
      vacancy:
        row.vacancy_id !== null && row.vacancy_prefecture !== null
          ? { id: recordId(row.vacancy_prefecture, row.vacancy_id), title: row.vacancy_title ?? '' }
          : null,
      site: siteRef(row),
      seekerId: row.seeker_id === null ? null : recordId(row.prefecture, row.seeker_id),
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
    }),
  });
}
