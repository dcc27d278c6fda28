import type { Transaction } from '../../app/db/database.ts';
import { byPrefecture, recordId } from '../../app/ids.ts';
import { dropReplies } from '../../app/http/idempotency.repository.ts';
import { blankEntries } from '../../app/timeline.repository.ts';
import { mergeInHand } from '../assignment/assign.ts';
import { deleteAssignments } from '../assignment/assignment.repository.ts';
import { deleteConfidentialOf } from '../assignment/confidential.repository.ts';
import { dropOpenDeadlines } from '../deadlines/deadlines.repository.ts';
import { blankDeliveries } from '../events/events.repository.ts';
import { blankActions } from '../flow/flow.repository.ts';
import { deleteInboxAbout, deleteInboxOf, moveInbox } from '../notifications/inbox.repository.ts';
import {
  eraseMessagesOfParty,
  eraseMessagesOfPhones,
  phonesOf,
} from '../notifications/messages.repository.ts';
import { MessagePayload } from '../notifications/payload.ts';
import { moveRefusals } from '../notifications/refusals.repository.ts';
import { blankWords } from '../reveal/reveals.repository.ts';
import { holds } from './holds.ts';
import type { EraseRows, Holding, Impersonal, MergeRows } from './types.ts';

/** Processes the records of a party, one prefecture at a time. */
const perPrefecture =
  (work: (trx: Transaction, prefecture: string, ids: readonly string[]) => Promise<number>): EraseRows =>
  async (ctx, { records }) => {
    let rows = 0;
    for (const [prefecture, ids] of byPrefecture(records)) rows += await work(ctx.trx, prefecture, ids);
    return rows;
  };

/** Messages to the party, and codes to its phones. */
const eraseMessages: EraseRows = async (ctx, { ref, ids, phones }) => {
  const sentTo: Buffer[] = [...phones];
  let rows = 0;
  for (const id of ids) {
    sentTo.push(...(await phonesOf(ctx.trx, { ...ref, id })));
    rows += await eraseMessagesOfParty(ctx.trx, { ...ref, id }, ctx.now);
  }
  return rows + (await eraseMessagesOfPhones(ctx.trx, sentTo, ctx.now));
};

/** The party's own inbox, and items about it in those of others. */
const deleteInbox: EraseRows = async (ctx, { kind, ref, ids }) => {
  let rows = 0;
  for (const id of ids) {
    rows += await deleteInboxOf(ctx.trx, { kind, id });
    rows += await deleteInboxAbout(ctx.trx, { ...ref, id });
  }
  return rows;
};

const mergeInbox: MergeRows = async (ctx, keep, drop) => {
  await moveInbox(ctx.trx, { kind: 'seeker', id: drop.id }, { kind: 'seeker', id: keep.id });
  return 0;
};
const mergeRefusals: MergeRows = async (ctx, keep, drop) => {
  await moveRefusals(ctx.trx, 'seeker', drop, keep);
  return 0;
};

/** Personal data of a party in the floor's own tables, whichever kind it is. */
const ofParties = (of: 'seeker' | 'employer'): readonly Holding[] => [
  holds('idempotency_keys', {
    of,
    by: null,
    columns: { reply: 'words', records: 'whose', actor: 'whose' },
    codes: ['key', 'route', 'request_hash'],
    keep: { days: 1, since: 'created_at' },
    erase: (ctx, { accounts, records }) =>
      dropReplies(ctx.trx, {
        actors: accounts.map((account) => `${of}:${account}`),
        records: records.map((record) => recordId(record)),
      }),
  }),
  holds('timeline_entries', {
    of,
    by: { column: 'party_id', only: { party_kind: of } },
    columns: { note: 'words', data: 'facts' },
    codes: ['party_kind', 'kind', 'channel', 'placement_prefecture', 'actor_kind', 'actor_id', 'actor_name'],
    merge: 'repoint',
    erase: (ctx, { ref, records }) => {
      const here = records.filter(({ prefecture }) => prefecture === ref.prefecture).map(({ id }) => id);
      return blankEntries(ctx.trx, { prefecture: ref.prefecture, parties: here, placements: here });
    },
  }),
  holds('record_actions', {
    of,
    by: null,
    columns: { reason: 'words', note: 'words', data: 'facts', undo: 'facts' },
    codes: [
      'noun',
      'move',
      'from_status',
      'to_status',
      'caused_by_prefecture',
      'actor_kind',
      'actor_id',
      'actor_name',
    ],
    erase: perPrefecture(blankActions),
  }),
  holds('events', {
    of,
    by: null,
    columns: { subject_id: 'whose' },
    codes: ['name', 'payload', 'action_prefecture', 'actor_kind', 'actor_id', 'actor_name'],
    erase: { kept: 'references and codes; the vocabulary of events admits no name, number or typed text' },
  }),
  holds('event_deliveries', {
    of,
    by: null,
    columns: { last_error: 'words' },
    codes: ['handler', 'state'],
    erase: perPrefecture(blankDeliveries),
  }),
  holds('deadlines', {
    of,
    by: null,
    columns: { record_id: 'whose' },
    codes: ['rule', 'noun', 'unit', 'pauses', 'ended_as', 'before'],
    erase: perPrefecture(dropOpenDeadlines),
  }),
  holds('record_assignments', {
    of,
    by: null,
    columns: { note: 'words', ended_note: 'words' },
    codes: ['noun', 'ended_as'],
    stamps: ['assigned', 'ended'],
    merge: (ctx, keep, drop) =>
      of === 'seeker' ? mergeInHand(ctx, 'seeker', drop, keep) : Promise.resolve(0),
    erase: perPrefecture(deleteAssignments),
  }),
  holds('confidential_records', {
    of,
    by: null,
    columns: { record_id: 'whose' },
    codes: ['noun', 'purpose'],
    stamps: ['set'],
    erase: perPrefecture(deleteConfidentialOf),
  }),
  holds('reveals', {
    of,
    by: { column: 'record_id', only: { noun: of } },
    columns: { words: 'words' },
    codes: ['noun', 'field', 'purpose', 'actor_kind', 'actor_id', 'actor_name'],
    merge: 'repoint',
    show: { part: 'looks', at: 'at', kind: 'purpose', text: ['actor_name'] },
    keep: { days: 3 * 365, since: 'at' },
    erase: (ctx, { records }) =>
      blankWords(
        ctx.trx,
        records.map(({ id }) => id),
      ),
  }),
  holds('messages', {
    of,
    by: { column: 'party_id', only: { party_kind: of } },
    columns: {
      payload: 'words',
      phone_hmac: 'number',
      phone_mask: 'number',
      about_id: 'whose',
      topic: 'whose',
      provider_ref: 'whose',
      last_error: 'words',
    },
    codes: [
      'lane',
      'channel',
      'template',
      'locale',
      'purpose',
      'party_kind',
      'about_noun',
      'reason',
      'claimed_by',
      'provider',
    ],
    stamps: ['created'],
    show: {
      part: 'messages',
      at: 'created_at',
      kind: 'purpose',
      text: ['phone_mask'],
      // Dropped some weeks after sending; until then the person reads again what was sent.
      sealed: {
        column: 'payload',
        read: ({ cipher }, sealed) => MessagePayload.parse(cipher.decryptJson(sealed)).text,
      },
    },
    merge: 'repoint',
    erase: eraseMessages,
  }),
  holds('inbox_items', {
    of,
    by: { column: 'recipient_id', only: { recipient_kind: of } },
    columns: { data: 'words', about_id: 'whose', seeker_id: 'whose', group_key: 'whose' },
    codes: ['recipient_kind', 'template', 'verb', 'about_noun', 'seeker_prefecture'],
    merge: mergeInbox,
    erase: deleteInbox,
  }),
  holds('contact_refusals', {
    of,
    by: { column: 'party_id', only: { party_kind: of } },
    columns: { note: 'words' },
    codes: ['party_kind', 'purpose'],
    stamps: ['created', 'ended'],
    show: { part: 'refusals', at: 'created_at', kind: 'purpose', text: ['note'] },
    merge: mergeRefusals,
    erase: 'delete',
  }),
];

/** Personal data in the floor's own tables. */
export const FLOOR_HOLDINGS: readonly Holding[] = [
  ...ofParties('seeker'),
  ...ofParties('employer'),
  holds('countables', {
    of: 'seeker',
    by: 'person_id',
    columns: { person_id: 'whose', subject_id: 'whose' },
    codes: ['kind', 'in_prefecture', 'in_county', 'source', 'void_reason'],
    merge: 'stay',
    erase: { kept: 'counts of nobody: the id leads to a record that says nothing any more' },
  }),
  holds('booking_claims', {
    of: 'seeker',
    by: { column: 'claimed_id', only: { kind: 'seeker' } },
    columns: { claimed_id: 'whose' },
    codes: ['kind', 'state', 'booking_prefecture'],
    merge: 'repoint',
    erase: 'delete',
  }),
  holds('audit_entries', {
    of: 'staff',
    by: null,
    columns: { actor_name: 'name', address: 'place' },
    codes: ['actor_kind', 'actor_id', 'action', 'entity_kind', 'entity_id', 'summary', 'request_id'],
    erase: {
      kept: 'who did what must be provable; summaries hold codes, ids and counts, no words about people',
    },
  }),
  holds('list_exports', {
    of: 'staff',
    by: null,
    columns: { reason: 'words' },
    codes: ['list', 'format'],
    // Numbers are refused when it is written; a name cannot be known, so the words end with their row.
    keep: { days: 3 * 365, since: 'created_at' },
    erase: { kept: 'why a member of staff took a whole list along; it must be provable for three years' },
  }),
];

/** The floor's own tables without personal data. */
export const FLOOR_IMPERSONAL: Impersonal = {
  code_scans: 'that some device opened a code on a day; a keyed digest that leads to nobody',
  short_codes: 'codes of vacancies and sites, where they stand and until when',
  countable_changes: 'signs of rows that began or ceased to count, by place and day',
  countable_sums: 'sums by place and period',
  message_templates: 'what the bureau says in place of the shipped texts',
  ledger_books: 'until which month a book of money is closed',
  ledger_entries: 'entries of money by key and day, of accounts and of nobody',
  ledger_lines: 'accounts and amounts of entries',
  number_series: 'the last number of each series of an office',
  settings: 'of the bureau; secrets among them are sealed',
};
