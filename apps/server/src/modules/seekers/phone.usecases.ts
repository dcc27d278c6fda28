import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { emit } from '../../records/events/emit.ts';
import { redirectWaitingMessages } from '../../records/notifications/index.ts';

/**
 * Follows a change of a person's phone: no former number opens the record any more, and messages that wait go to the
 * new one. The record itself is written already.
 *
 * @param phone the new number in plain; null where there is none any more
 */
export async function followPhone(ctx: WriteContext, ref: Ref, phone: string | null): Promise<void> {
  await redirectWaitingMessages(ctx, ref, phone);
  await emit(ctx, 'seeker.phone_changed', ref, {});
  await addToTimeline(ctx, { party: 'seeker', ref, kind: 'seeker.phone_changed' });
}

/** Digests of a record's former phones once it has another one; each is named once. */
export function formerPhones(
  records: ReadonlyArray<{ readonly phone_hmac: Buffer | null; readonly former_phones: readonly Buffer[] }>,
  now: Buffer | null,
): Buffer[] {
  const digests = records.flatMap(({ phone_hmac: hmac, former_phones }) => [
    ...former_phones,
    ...(hmac === null ? [] : [hmac]),
  ]);
  return [...new Map(digests.map((hmac) => [hmac.toString('hex'), hmac])).values()].filter(
    (hmac) => now === null || !hmac.equals(now),
  );
}
