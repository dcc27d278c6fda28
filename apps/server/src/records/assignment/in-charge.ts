import type { AssignableNoun } from '@yizhan/domain';
import type { ListContext } from '../lists/source.ts';
import { listRecordsOf } from './assignment.repository.ts';
import { isAmong } from './in-charge.sql.ts';

/** Records that one person can be in charge of and still find in a list. */
const MOST = 2_000;

/**
 * The filter “mine” of a list: records that the caller is in charge of. They are few, so their ids are named, and the list
 * looks at no others.
 *
 * @param id the column with the record's id, written as in `from`: `s.id`
 */
export function inChargeOf(noun: AssignableNoun, id: string) {
  return async (mine: boolean, { ctx }: ListContext) => {
    if (!mine) return null;
    const { actor } = ctx;
    const records = actor.kind === 'staff' ? await listRecordsOf(ctx.db, actor.staffId, noun, MOST) : [];
    return () => isAmong(id, records);
  };
}
