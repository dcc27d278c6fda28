import type { Transaction } from '../../app/db/database.ts';
import { byPrefecture, recordId } from '../../app/ids.ts';
import { dropReplies } from '../../app/http/idempotency.repository.ts';
import { blankEntries } from '../../app/timeline.repository.ts';
import { blankDeliveries } from '../events/events.repository.ts';
import { blankActions } from '../flow/flow.repository.ts';
import { deleteInboxAbout, deleteInboxOf } from '../notifications/inbox.repository.ts';
import {
  eraseMessagesOfParty,
  eraseMessagesOfPhones,
  phonesOf,
} from '../notifications/messages.repository.ts';
import { blankWords } from '../reveal/reveals.repository.ts';
import { holds } from './holds.ts';
import type { EraseRows, Holding } from './types.ts';

/** Processes the records of a party, one prefecture at a time. */
const perPrefecture =
  (work: (trx: Transaction, prefecture: string, ids: readonly string[]) => Promise<number>): EraseRows =>
  async (ctx, { records }) => {
    let rows = 0;
    for (const [prefecture, ids] of byPrefecture(records)) rows += await work(ctx.trx, prefecture, ids);
    return rows;
  };

/** Messages to the person, and codes to their phones. */
const eraseMessages: EraseRows = async (ctx, { ref, ids, phones }) => {
  const sentTo: Buffer[] = [...phones];
  let rows = 0;
  for (const id of ids) {
    sentTo.push(...(await phonesOf(ctx.trx, { ...ref, id })));
    rows += await eraseMessagesOfParty(ctx.trx, { ...ref, id }, ctx.now);
  }
  return rows + (await eraseMessagesOfPhones(ctx.trx, sentTo, ctx.now));
};

/** The person's own inbox, and items about them in those of others. */
const deleteInbox: EraseRows = async (ctx, { kind, ref, ids }) => {
  let rows = 0;
  for (const id of ids) {
    rows += await deleteInboxOf(ctx.trx, { kind, id });
    rows += await deleteInboxAbout(ctx.trx, { ...ref, id });
  }
  return rows;
};

/** Personal data in the floor's own tables. */
export const FLOOR_HOLDINGS: readonly Holding[] = [
  holds('idempotency_keys', {
    of: 'seeker',
    by: null,
    columns: { reply: 'words', records: 'whose', actor: 'whose' },
    codes: ['key', 'route', 'request_hash'],
    erase: (ctx, { accounts, records }) =>
      dropReplies(ctx.trx, {
        actors: accounts.map((account) => `seeker:${account}`),
        records: records.map((record) => recordId(record)),
      }),
  }),
  holds('timeline_entries', {
    of: 'seeker',
    by: { column: 'party_id', only: { party_kind: 'seeker' } },
    columns: { note: 'words', data: 'facts' },
    codes: ['prefecture', 'party_kind', 'kind', 'channel', 'placement_prefecture', 'actor_kind', 'actor_id'],
    erase: (ctx, { ref, ids, records }) =>
      blankEntries(ctx.trx, {
        prefecture: ref.prefecture,
        ids,
        placements: records.filter(({ prefecture }) => prefecture === ref.prefecture).map(({ id }) => id),
      }),
  }),
  holds('record_actions', {
    of: 'seeker',
    by: null,
    columns: { reason: 'words', note: 'words', data: 'facts', undo: 'facts' },
    erase: perPrefecture(blankActions),
  }),
  holds('event_deliveries', {
    of: 'seeker',
    by: null,
    columns: { last_error: 'words' },
    erase: perPrefecture(blankDeliveries),
  }),
  holds('reveals', {
    of: 'seeker',
    by: null,
    columns: { words: 'words' },
    erase: (ctx, { records }) =>
      blankWords(
        ctx.trx,
        records.map(({ id }) => id),
      ),
  }),
  holds('messages', {
    of: 'seeker',
    by: { column: 'party_id', only: { party_kind: 'seeker' } },
    columns: { payload: 'words', phone_hmac: 'number', phone_mask: 'number', last_error: 'words' },
    erase: eraseMessages,
  }),
  holds('inbox_items', {
    of: 'seeker',
    by: { column: 'recipient_id', only: { recipient_kind: 'seeker' } },
    columns: { data: 'words', about_id: 'whose', seeker_id: 'whose', group_key: 'whose' },
    codes: [
      'recipient_kind',
      'prefecture',
      'template',
      'verb',
      'region_code',
      'about_noun',
      'seeker_prefecture',
    ],
    erase: deleteInbox,
  }),
  holds('contact_refusals', {
    of: 'seeker',
    by: { column: 'party_id', only: { party_kind: 'seeker' } },
    columns: { note: 'words' },
    codes: ['prefecture', 'party_kind', 'purpose', 'created_by_kind', 'created_by_id', 'created_by_name'],
    erase: 'delete',
  }),
];
