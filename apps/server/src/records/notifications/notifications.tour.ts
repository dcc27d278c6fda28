import { newId } from '../../app/ids.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import * as earlier from './earlier.repository.ts';
import * as inbox from './inbox.repository.ts';
import * as messages from './messages.repository.ts';
import * as refusals from './refusals.repository.ts';
import * as templates from './templates.repository.ts';

const HOLDER = 'test';
const MESSAGE = newId();
const PHONE = Buffer.alloc(32, 7);
const LATER = new Date('2030-01-01');

const message = (half: Half, w: World, id: string) => ({
  id,
  lane: 'personal' as const,
  channel: 'sms' as const,
  template: 'test',
  locale: 'zh-CN' as const,
  purpose: 'progress' as const,
  phone_hmac: PHONE,
  party_kind: 'seeker' as const,
  prefecture: half.prefecture,
  party_id: half.seeker.id,
  region_code: half.region,
  topic: 'placement',
  action_id: half.placement.id,
  status: 'waiting' as const,
  due_at: w.now,
  created_by_kind: 'system',
  created_at: w.now,
});
const owner = (half: Half): inbox.InboxOwner => ({ kind: 'seeker', id: half.accountId });
const item = (half: Half, w: World) => ({
  id: newId(),
  recipient_kind: 'seeker' as const,
  recipient_id: half.accountId,
  prefecture: half.prefecture,
  template: 'test',
  about_noun: 'placement',
  about_id: half.placement.id,
  group_key: half.placement.id,
  action_ids: [half.placement.id],
  at: w.now,
});
const refusal = (half: Half, w: World) => ({
  prefecture: half.prefecture,
  id: newId(),
  party_kind: 'seeker' as const,
  party_id: half.seeker.id,
  purpose: 'offers' as const,
  created_by_kind: 'system',
  created_at: w.now,
});

export const tours = [
  tourOf(messages)(
    {
      insertMessages: (w) => [[[message(w.a, w, newId()), message(w.b, w, newId())]]],
      claimMessages: () => [
        ['personal', { by: HOLDER, now: LATER, until: LATER, limit: 10 }],
        ['bulk', { by: HOLDER, now: LATER, until: LATER, limit: 10 }],
      ],
      settleMessage: (w) => [[MESSAGE, HOLDER, { status: 'sent', sent_at: w.now }]],
      countQueued: () => [[[PHONE], { from: new Date(0), before: LATER }]],
      countCodes: () => [[PHONE, new Date(0)]],
      hasLeftSince: () => [['placement', new Date(0)]],
      cancelTopic: (w) => [['placement', w.now]],
      cancelOfActions: (w) => [[[w.a.placement.id, w.b.placement.id], w.now]],
      hasLeftOfActions: (w) => [[[w.a.placement.id, w.b.placement.id]]],
      refuseWaiting: (w) => w.each((half) => [half.seeker, { reason: 'no_consent', purpose: null }, w.now]),
      listWaitingOf: (w) => w.each((half) => [half.seeker]),
      redirectMessage: () => [[MESSAGE, { payload: PHONE, hmac: PHONE, mask: '138****0000' }]],
      requeueMessage: (w) => [[MESSAGE, w.now]],
      applyReports: (w) => [['terminal', [{ id: MESSAGE, state: 'undelivered', why: 'off' }], w.now]],
      listUnreported: () => [['terminal', LATER, 10]],
      settleUnreported: () => [[MESSAGE, { status: 'unknown', last_error: null }]],
      countStuck: () => [[new Date(0), LATER]],
      dropPayloads: () => [[{ codes: LATER, texts: LATER }]],
      phonesOf: (w) => w.each((half) => [half.seeker]),
      eraseMessagesOfParty: (w) => w.each((half) => [half.seeker, w.now]),
      eraseMessagesOfPhones: (w) => [[[PHONE], w.now]],
    },
    (trx, w) => messages.insertMessages(trx, [message(w.a, w, MESSAGE)]),
  ),
  tourOf(inbox)({
    insertInboxItems: (w) => [[[item(w.a, w), item(w.b, w)]]],
    removeInboxItemsOf: (w) => [[[w.a.placement.id, w.b.placement.id]]],
    listInboxItems: (w) => w.each((half) => [owner(half), { limit: 10, unread: true }]),
    markInboxRead: (w) => [
      [owner(w.a), { until: w.now }, w.now],
      [owner(w.b), { ids: [newId()] }, w.now],
    ],
    deleteInboxOf: (w) => w.each((half) => [owner(half)]),
    listHolders: (w) => [[[w.a.worker.id], 'test']],
    deleteInboxAbout: (w) => w.each((half) => [half.seeker]),
    moveInbox: (w) => [[owner(w.a), owner(w.b)]],
    dropOldInboxItems: (w) => [[w.now]],
  }),
  tourOf(refusals)({
    listRefusals: (w) => [['seeker', [w.a.seeker, w.b.seeker]]],
    listRefusalRows: (w) => w.each((half) => ['seeker', half.seeker]),
    insertRefusal: (w) => w.each((half) => [refusal(half, w)]),
    endRefusal: runEach(async (trx, half, _other, w) => {
      await refusals.insertRefusal(trx, refusal(half, w));
      const end = { ended_by_kind: 'system', ended_by_id: null, ended_by_name: 'test', ended_at: w.now };
      await refusals.endRefusal(trx, 'seeker', half.seeker, 'offers', end);
    }),
    moveRefusals: (w) => w.each((half) => ['seeker', half.seeker, half.worker]),
  }),
  tourOf(templates)({
    listStoredTemplates: () => [[], [['test']]],
    readProviderCodes: () => [[['test']]],
    saveStoredTemplate: (w) => [
      [
        { template: 'test', channel: 'sms', locale: 'zh-CN', updated_by_kind: 'system', updated_at: w.now },
        0,
      ],
    ],
    readTemplateTexts: () => [[], [['test']]],
  }),
  tourOf(earlier)({
    listUnaddressed: () => [
      [null, 10],
      [MESSAGE, 10],
    ],
    addressMessage: () => [[MESSAGE, { hmac: PHONE, mask: '138****0000' }]],
  }),
];
