import { placeOf } from '../../records/policy.ts';
import type { Revealable } from '../../records/reveal/index.ts';
import { CallBackUnknown, NumberGone } from './call-backs.errors.ts';
import { findCallBackForUpdate } from './call-backs.repository.ts';

/** The number to ring, as long as there is a call to make. */
export const revealableCallBack: Revealable = {
  noun: 'call_back',
  verb: 'call_backs.handle',
  audit: { action: 'help.number_shown', entity: 'help_request' },
  async open(ctx, ref) {
    const row = await findCallBackForUpdate(ctx.trx, ref);
    if (row === undefined) throw CallBackUnknown();
    return {
      place: placeOf(row),
      sealed: { phone: row.phone_cipher },
      shut: row.status === 'open' ? null : NumberGone(),
    };
  },
};
