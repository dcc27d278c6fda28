import { byPrefecture } from '../../app/ids.ts';
import type { Assignable } from '../../records/assignment/index.ts';
import { placeOf } from '../../records/policy.ts';
import { CallBackUnknown } from './call-backs.errors.ts';
import { findCallBack, findCallBackForUpdate, findCallBackNames } from './call-backs.repository.ts';

/** Calls that can be assigned to a member of staff. */
export const assignableCallBack: Assignable = {
  noun: 'call_back',
  verb: 'call_backs.handle',
  isPrivate: true,
  party: null,
  async open(ctx, ref) {
    const row = await findCallBackForUpdate(ctx.trx, ref);
    if (row === undefined) throw CallBackUnknown();
    return placeOf(row);
  },
  async find(ctx, ref) {
    const row = await findCallBack(ctx.db, ref);
    if (row === undefined) throw CallBackUnknown();
    return placeOf(row);
  },
  async titles(ctx, refs) {
    const titles = new Map<string, string>();
    for (const [prefecture, ids] of byPrefecture(refs)) {
      for (const { id, name } of await findCallBackNames(ctx.db, prefecture, ids)) titles.set(id, name);
    }
    return titles;
  },
};
