import type { Today } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { readNotices } from '../../records/deadlines/index.ts';
import { readWorklist } from '../../records/worklist/index.ts';
import { dayNote } from './day-note.ts';

/** What waits for the caller: only the kinds their role may work on, within their regions or one site of them. */
export async function today(ctx: AnyContext, siteId: string | undefined): Promise<Today> {
  const day = shanghaiDate(ctx.now);
  return {
    day,
    dayNote: dayNote(day, await readNotices(ctx.db), ctx.locale),
    sections: await readWorklist(ctx, siteId),
  };
}
