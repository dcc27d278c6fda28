import { CHANNELS } from '@yizhan/domain';
import type { Reader, Transaction } from '../../../app/db/database.ts';
import type { Ref } from '../../../app/ids.ts';

/** The rows of a vacancy that is shown on every channel. */
export function channelRows(vacancy: Ref, at: Date) {
  return CHANNELS.map((channel) => ({
    prefecture: vacancy.prefecture,
    vacancy_id: vacancy.id,
    channel,
    published_at: at,
    withdrawn_at: null,
  }));
}

export async function enterChannels(trx: Transaction, vacancy: Ref, at: Date): Promise<void> {
  await trx
    .insertInto('vacancy_channels')
    .values(channelRows(vacancy, at))
    .onConflict((conflict) =>
      conflict
        .columns(['prefecture', 'vacancy_id', 'channel'])
        .doUpdateSet({ published_at: at, withdrawn_at: null }),
    )
    .execute();
}

export async function leaveChannels(trx: Transaction, vacancy: Ref, at: Date): Promise<void> {
  await trx
    .updateTable('vacancy_channels')
    .set({ withdrawn_at: at })
    .where('prefecture', '=', vacancy.prefecture)
    .where('vacancy_id', '=', vacancy.id)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** One line of the public feed. */
export function changeRow(vacancy: Ref, kind: 'upsert' | 'remove', at: Date) {
  return { prefecture: vacancy.prefecture, vacancy_id: vacancy.id, kind, at };
}

export async function listChannelRows(db: Reader, vacancy: Ref) {
  return db
    .selectFrom('vacancy_channels')
    .select(['channel', 'published_at', 'withdrawn_at'])
    .where('prefecture', '=', vacancy.prefecture)
    .where('vacancy_id', '=', vacancy.id)
    .orderBy('channel')
    .execute();
}

/** When the vacancies of a prefecture last changed in public; null when they never did. */
export async function lastChangeIn(db: Reader, prefecture: string): Promise<Date | null> {
  const row = await db
    .selectFrom('vacancy_changes')
    .select('at')
    .where('prefecture', '=', prefecture)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
