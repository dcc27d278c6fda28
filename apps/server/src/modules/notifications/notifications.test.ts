import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import { toRef } from '../../app/ids.ts';
import {
  cancelMessagesOf,
  Delivery,
  MESSAGE_DRIVER,
  MessagePayload,
  messagesLeft,
  tell,
  tellStaff,
  type MessageDriver,
  type OutgoingMessage,
} from '../../records/notifications/index.ts';
import { erase, mergeHoldings } from '../../records/personal-data/index.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { dropOldMessages, tellOfStuck } from './notifications.jobs.ts';

const { notifications } = routes;
/** 10:00 in Shanghai, a Wednesday. */
const NOON = new Date('2026-11-18T02:00:00Z');
const NIGHT = new Date('2026-11-18T14:30:00Z');
const MORNING = '2026-11-19T00:00:00.000Z';

let platform: TestPlatform;
let clerk: Caller;
let officer: Caller;
let admin: Caller;
beforeAll(async () => {
  platform = await createTestPlatform({ now: NOON });
  clerk = await platform.staff('site_staff', { region: '430304' });
  officer = await platform.staff('county_officer', { region: '430304' });
  admin = await platform.staff('administrator', { region: '' });
});
afterAll(() => platform.stop());
beforeEach(async () => {
  platform.now = NOON;
  for (const table of ['messages', 'inbox_items', 'message_templates'] as const) {
    await platform.services.db.deleteFrom(table).execute();
  }
});
afterEach(async () => {
  await platform.services.db
    .deleteFrom('settings')
    .where('key', 'in', ['messages', 'message_provider'])
    .execute();
});

const write = <T>(work: (ctx: WriteContext) => Promise<T>) =>
  runWrite(platform.services, { actor: system('test') }, work);

const HIRED = { title: '小区保安', employer: '甲公司', start: '2026-11-23' };

/** Notifies a person that work begins, about a record that need not exist. */
async function tellHired(personId: string, name = '王秀英', topic?: { name: string; oncePerDay: boolean }) {
  const to = toRef(personId);
  const [told] = await write((ctx) =>
    tell(ctx, 'placement.hired', [
      {
        to,
        values: { name, ...HIRED },
        about: { noun: 'placement', ref: to },
        ...(topic === undefined ? {} : { topic }),
      },
    ]),
  );
  return told;
}

async function offer(personId: string) {
  const to = toRef(personId);
  return write((ctx) =>
    tell(ctx, 'placement.referred', [
      {
        to,
        values: {
          name: '王秀英',
          site: '岳塘驿站',
          title: '保安',
          employer: '甲公司',
          pay: '面议',
          line: null,
        },
        about: { noun: 'placement', ref: to },
      },
    ]),
  );
}

async function stored() {
  const rows = await platform.services.db
    .selectFrom('messages')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    text:
      row.payload === null
        ? null
        : MessagePayload.parse(platform.services.cipher.decryptJson(row.payload)).text,
  }));
}

/** Sends due messages through a driver that accepts everything, or behaves as `send` says. */
async function deliver(
  send: MessageDriver['send'] = async () => ({ providerRef: null }),
): Promise<OutgoingMessage[]> {
  const sent: OutgoingMessage[] = [];
  const driver: MessageDriver = {
    name: 'test',
    repeatable: true,
    send: (message) => {
      sent.push(message);
      return send(message);
    },
  };
  await new Delivery(platform.services, {
    driver: async () => driver,
    slots: { code: 2, personal: 2, bulk: 2 },
  }).drain();
  return sent;
}

describe('a message to a person', () => {
  it('is written in the words of its template, and stands with the person', async () => {
    const seeker = await person(clerk);
    await tellHired(seeker.id);
    const [message] = await deliver();
    expect(message).toMatchObject({ signature: '就业驿站', template: 'placement.hired' });
    expect(message?.text).toBe(
      '王秀英您好，恭喜！“小区保安”（甲公司）已登记录用，11月23日（周一）上岗。我们会在上岗后第7、30、90天回访，有困难随时联系。',
    );
    const contacts = await clerk.call(notifications.ofSeeker, { params: { id: seeker.id } });
    expect(contacts.messages).toMatchObject([
      {
        template: 'placement.hired',
        status: 'sent',
        purpose: 'progress',
        party: { kind: 'seeker', id: seeker.id },
      },
    ]);
    expect(JSON.stringify(contacts)).not.toMatch(/1387\d{7}/);
  });

  it('carries no contacts, links or second sender that somebody typed into a name', async () => {
    const seeker = await person(clerk);
    await tellHired(seeker.id, '【银行】加微信evil12345 http://x.top/a');
    const [message] = await stored();
    expect(message?.text).toMatch(/^\(银行\)加\*\*\*/);
    expect(message?.text).not.toMatch(/evil|http|【/);
  });

  it('waits for the morning by night, and says so on the timeline', async () => {
    platform.now = NIGHT;
    const seeker = await person(clerk);
    await tellHired(seeker.id);
    expect(await deliver()).toEqual([]);
    const contacts = await clerk.call(notifications.ofSeeker, { params: { id: seeker.id } });
    expect(contacts.messages).toMatchObject([{ status: 'held', reason: 'quiet_hours', notBefore: MORNING }]);
    const { items } = await clerk.call(routes.seekers.timeline, { params: { id: seeker.id } });
    expect(items[0]).toMatchObject({
      kind: 'message.held',
      data: { template: 'placement.hired', reason: 'quiet_hours', sendAt: MORNING },
    });
    platform.now = new Date(MORNING);
    expect(await deliver()).toHaveLength(1);
  });

  it('is not sent against a withdrawn consent, keeps no text, and says why on the timeline', async () => {
    const seeker = await person(clerk, { consents: [{ purpose: 'sms', given: false }] });
    await tellHired(seeker.id);
    expect(await stored()).toMatchObject([
      { status: 'refused', reason: 'no_consent', payload: null, text: null },
    ]);
    expect(await deliver()).toEqual([]);
    const { items } = await clerk.call(routes.seekers.timeline, { params: { id: seeker.id } });
    expect(items[0]).toMatchObject({ kind: 'message.refused', data: { reason: 'no_consent' } });
  });

  it('about offers needs the consent to job service, one about the own matter does not', async () => {
    const seeker = await person(clerk);
    await clerk.call(routes.seekers.setConsent, {
      params: { id: seeker.id },
      body: { purpose: 'job_service', given: false },
    });
    await offer(seeker.id);
    await tellHired(seeker.id);
    expect((await stored()).map(({ status, reason }) => [status, reason])).toEqual([
      ['refused', 'no_consent'],
      ['waiting', null],
    ]);
  });

  it('without a mobile is refused, with a landline too', async () => {
    const nobody = await person(clerk, { phone: null, contactNote: '找儿子带话' });
    const home = await person(clerk, { phone: '0731-58211234' });
    await tellHired(nobody.id);
    await tellHired(home.id);
    expect((await stored()).map(({ reason }) => reason)).toEqual(['no_phone', 'no_phone']);
  });

  it('is the last of a day at the limit: what concerns the person waits, offers are not sent', async () => {
    const seeker = await person(clerk);
    for (let message = 0; message < 5; message += 1) await tellHired(seeker.id);
    await tellHired(seeker.id);
    await offer(seeker.id);
    const rows = await stored();
    expect(rows.map(({ status }) => status)).toEqual([
      ...Array<string>(5).fill('waiting'),
      'held',
      'refused',
    ]);
    expect(rows[5]).toMatchObject({ reason: 'day_limit', due_at: new Date(MORNING) });
    platform.now = new Date('2026-11-19T02:00:00Z');
    await offer(seeker.id);
    expect((await stored()).at(-1)).toMatchObject({ status: 'waiting' });
  });

  it('of a topic replaces the one that still waits, and is the only one of its day once it left', async () => {
    const seeker = await person(clerk);
    const topic = { name: 'interview 1', oncePerDay: true };
    await tellHired(seeker.id, '甲', topic);
    await tellHired(seeker.id, '乙', topic);
    const sent = await deliver();
    expect(sent.map(({ text }) => text[0])).toEqual(['乙']);
    const told = await tellHired(seeker.id, '丙', topic);
    expect(told?.sms).toEqual({ outcome: 'refuse', reason: 'changed_today' });
    expect((await stored()).map(({ status, reason }) => [status, reason])).toEqual([
      ['cancelled', 'superseded'],
      ['sent', null],
      ['refused', 'changed_today'],
    ]);
    platform.now = new Date('2026-11-19T02:00:00Z');
    expect((await tellHired(seeker.id, '丁', topic))?.sms).toEqual({ outcome: 'go' });
  });
});

describe('what somebody does not want to be written to for', () => {
  it('is written down by staff of the place, counts at once, and can be taken back', async () => {
    const seeker = await person(clerk);
    await offer(seeker.id);
    const input = {
      params: { id: seeker.id },
      body: { purpose: 'offers' as const, refused: true, note: '电话里说的' },
    };
    const after = await clerk.call(notifications.refuseForSeeker, input);
    expect(after.refusals).toMatchObject([{ purpose: 'offers', note: '电话里说的', by: { kind: 'staff' } }]);
    expect(after.messages).toMatchObject([{ status: 'refused', reason: 'do_not_contact' }]);
    await clerk.call(notifications.refuseForSeeker, input);
    await offer(seeker.id);
    await tellHired(seeker.id);
    expect((await stored()).map(({ status }) => status)).toEqual(['refused', 'refused', 'waiting']);
    const { items } = await clerk.call(routes.seekers.timeline, { params: { id: seeker.id } });
    expect(items.filter(({ kind }) => kind === 'contact.refused')).toHaveLength(1);

    await clerk.call(notifications.refuseForSeeker, {
      params: { id: seeker.id },
      body: { purpose: 'offers', refused: false },
    });
    await offer(seeker.id);
    expect((await stored()).at(-1)).toMatchObject({ status: 'waiting' });
  });

  it('is a person’s own to say', async () => {
    const { own } = await selfRegistered(platform);
    expect(await own.call(notifications.myRefusals)).toEqual({ purposes: [] });
    const after = await own.call(notifications.refuse, { body: { purpose: 'care', refused: true } });
    expect(after).toEqual({ purposes: ['care'] });
  });

  it('is for staff of the place only', async () => {
    const seeker = await person(clerk);
    const stranger = await platform.staff('county_officer', { region: '431202' });
    const params = { id: seeker.id };
    expect((await stranger.refused(notifications.ofSeeker, { params })).code).toBe('access.region');
    const body = { purpose: 'offers' as const, refused: true };
    expect((await stranger.refused(notifications.refuseForSeeker, { params, body })).code).toBe(
      'access.region',
    );
    const auditor = await platform.staff('auditor', { region: '430304' });
    expect((await auditor.call(notifications.ofSeeker, { params })).can).toEqual([]);
  });

  it('silences what still waits when consent is withdrawn', async () => {
    platform.now = NIGHT;
    const seeker = await person(clerk);
    await tellHired(seeker.id);
    await clerk.call(routes.seekers.setConsent, {
      params: { id: seeker.id },
      body: { purpose: 'sms', given: false },
    });
    expect(await stored()).toMatchObject([{ status: 'refused', reason: 'no_consent', due_at: null }]);
  });
});

describe('the bureau’s own texts', () => {
  const params = { template: 'placement.hired', channel: 'sms', locale: 'zh-CN' };
  const text = '{name}，{start}到“{title}”上岗。';

  it('take the place of the program’s, and give it back', async () => {
    const seeker = await person(clerk);
    const saved = await admin.call(notifications.saveTemplate, { params, body: { version: 0, text } });
    expect(saved).toMatchObject({ text, version: 1, by: { kind: 'staff', name: 'administrator' } });
    await tellHired(seeker.id);
    expect((await stored())[0]?.text).toBe('王秀英，11月23日（周一）到“小区保安”上岗。');
    expect((await admin.call(notifications.templates)).items).toMatchObject([{ ...params, text }]);
    await admin.call(notifications.saveTemplate, { params, body: { version: 1, text: null } });
    await tellHired(seeker.id);
    expect((await stored())[1]?.text).toContain('恭喜');
  });

  it.each([
    ['{name}{start}{title}{age}', 'template_unknown', '{age}'],
    ['{name}您好', 'template_missing', '{title}'],
    ['{name}{start', 'template_unpaired', '括号'],
    ['【某某】{name}{start}{title}', 'template_sender', '签名'],
    ['', 'template_empty', '请写上文字'],
  ])('%s is refused with a sentence when it is saved', async (wrong, code, words) => {
    const problem = await admin.refused(notifications.saveTemplate, {
      params,
      body: { version: 0, text: wrong },
    });
    expect(problem).toMatchObject({ status: 422, code: 'message_template.wrong' });
    expect(problem.detail).toContain(words);
    expect(problem.fields?.map((field) => field.code)).toContain(code);
    expect((await admin.call(notifications.templates)).items).toEqual([]);
  });

  it('are refused where there is no such text, and to whoever read an older one', async () => {
    const body = { version: 0, text };
    const put = (given: object) =>
      admin.refused(notifications.saveTemplate, { params: { ...params, ...given }, body });
    expect((await put({ template: 'no.such' })).code).toBe('message_template.unknown');
    expect((await put({ template: 'staff.application' })).code).toBe('message_template.unknown');
    expect((await put({ locale: 'fr' })).code).toBe('message_template.unknown');
    await admin.call(notifications.saveTemplate, { params, body });
    expect((await put({})).code).toBe('record.changed');
  });

  it('are one for the whole network', async () => {
    const half = await platform.staff('administrator', { region: '4303' });
    expect((await half.refused(notifications.templates)).code).toBe('access.region');
    expect((await half.refused(notifications.settings)).code).toBe('access.region');
    const problem = await half.refused(notifications.saveTemplate, { params, body: { version: 0, text } });
    expect(problem.code).toBe('access.region');
  });
});

describe('settings', () => {
  it('change who writes, the quiet hours and the limit', async () => {
    const settings = { signature: '湘潭就业', quiet: { from: '09:00', until: '11:00' }, perDay: 1 };
    await admin.call(notifications.saveSettings, { body: settings });
    expect(await admin.call(notifications.settings)).toMatchObject(settings);
    const seeker = await person(clerk);
    await tellHired(seeker.id);
    expect(await stored()).toMatchObject([{ status: 'held', due_at: new Date('2026-11-18T03:00:00Z') }]);
    platform.now = new Date('2026-11-18T03:00:00Z');
    expect((await deliver())[0]?.signature).toBe('湘潭就业');
    await offer(seeker.id);
    expect((await stored()).at(-1)).toMatchObject({ status: 'refused', reason: 'day_limit' });
  });

  it('keep the provider’s secrets sealed, never show them, and keep one that is left out', async () => {
    const keys = { driver: 'aliyun', accessKeyId: 'id-1', accessKeySecret: 'very-secret' } as const;
    const missing = await admin.refused(notifications.saveProvider, {
      body: { driver: 'aliyun', accessKeyId: 'id-1' },
    });
    expect(missing).toMatchObject({ status: 422, code: 'message_provider.secret_missing' });
    const saved = await admin.call(notifications.saveProvider, { body: keys });
    expect(saved).toMatchObject({
      driver: 'aliyun',
      from: 'settings',
      settings: { accessKeyId: 'id-1', endpoint: 'https://dysmsapi.aliyuncs.com' },
      secrets: ['accessKeySecret'],
    });
    await admin.call(notifications.saveProvider, { body: { driver: 'aliyun', accessKeyId: 'id-2' } });
    const everything = await platform.services.pool.query(
      `select (select string_agg(value::text, '') from settings) || (select string_agg(summary::text, '') from audit_entries) as text`,
    );
    expect(JSON.stringify([saved, everything.rows])).not.toContain('very-secret');
    expect((await platform.services.use(MESSAGE_DRIVER)()).name).toBe('aliyun');
    const changed = await admin.call(notifications.settings);
    expect(changed.provider).toMatchObject({
      settings: { accessKeyId: 'id-2' },
      secrets: ['accessKeySecret'],
    });
    await admin.call(notifications.saveProvider, { body: { driver: 'terminal' } });
    expect((await platform.services.use(MESSAGE_DRIVER)()).name).toBe('terminal');
  });

  it('that cannot be read hold messages back, without spending their attempts', async () => {
    const seeker = await person(clerk);
    await tellHired(seeker.id);
    await platform.services.pool.query(
      `insert into settings (key, value, updated_at) values ('message_provider', '{"driver":"aliyun","sealed":"AAAA"}', now())`,
    );
    const delivery = new Delivery(platform.services, {
      driver: platform.services.use(MESSAGE_DRIVER),
      slots: { code: 1, personal: 1, bulk: 1 },
    });
    for (let look = 0; look < 12; look += 1) {
      await delivery.drain();
      platform.now = new Date(platform.now.getTime() + 60_000);
    }
    expect(await stored()).toMatchObject([
      { status: 'waiting', attempts: 0, last_error: expect.any(String) },
    ]);
    await platform.services.db.deleteFrom('settings').where('key', '=', 'message_provider').execute();
    await delivery.drain();
    expect(await stored()).toMatchObject([{ status: 'sent' }]);
  });

  it('can be tried with a message to a mobile', async () => {
    expect((await admin.refused(notifications.test, { body: { phone: '0731-58211234' } })).code).toBe(
      'phone.invalid',
    );
    const queued = await admin.call(notifications.test, { body: { phone: '13811112222' } });
    expect(queued).toMatchObject({ template: 'system.test', status: 'waiting', phoneMask: '138****2222' });
    expect((await deliver())[0]?.text).toMatch(/测试短信，编号\d{4}/);
    expect(await admin.call(notifications.message, { params: { id: queued.id } })).toMatchObject({
      status: 'sent',
      text: null,
    });
  });
});

describe('reports of the provider', () => {
  async function reportPath(): Promise<string> {
    await admin.call(notifications.saveProvider, {
      body: { driver: 'http', url: 'http://127.0.0.1:9/send' },
    });
    return (await admin.call(notifications.settings)).provider.reportPath;
  }

  it('say what became of a message, by our id or the provider’s', async () => {
    const seeker = await person(clerk);
    for (let message = 0; message < 2; message += 1) await tellHired(seeker.id);
    await deliver(async ({ id }) => ({ providerRef: `ref-${id.slice(-4)}` }));
    await platform.services.db.updateTable('messages').set({ provider: 'http' }).execute();
    const [first, second] = await stored();
    const response = await platform.nobody.raw({
      method: 'POST',
      url: await reportPath(),
      payload: [
        { id: first?.id, status: 'delivered' },
        { ref: second?.provider_ref, status: 'undelivered', why: '空号' },
      ],
      headers: { 'content-type': 'application/json' },
    });
    expect(response.statusCode).toBe(200);
    expect(await stored()).toMatchObject([
      { status: 'delivered' },
      { status: 'undelivered', last_error: '空号' },
    ]);
  });

  it('are taken only at the secret address, and only when they can be read', async () => {
    const path = await reportPath();
    const post = (url: string, payload: unknown) =>
      platform.nobody.raw({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } });
    const wrong = await post(`${path.slice(0, -4)}aaaa`, { id: 'x', status: 'delivered' });
    expect(wrong.json()).toMatchObject({ status: 404, code: 'message_report.unknown' });
    const unreadable = await post(path, { what: 'is this' });
    expect(unreadable.json()).toMatchObject({ status: 400, code: 'message_report.unreadable' });
  });
});

describe('the list of messages', () => {
  it('shows what lies within the caller’s places, masked, with counts of each day', async () => {
    const here = await person(clerk);
    const elsewhere = await person(
      await platform.staff('site_staff', { region: '431202' }),
      {},
      { regionCode: '431202001' },
    );
    await tellHired(here.id);
    await tellHired(elsewhere.id);
    await platform.nobody.call(routes.identity.requestCode, { body: { phone: '13911118888', as: 'seeker' } });
    const { items } = await officer.call(notifications.messages, { query: {} });
    expect(items.map(({ party }) => party?.id)).toEqual([here.id]);
    const all = await admin.call(notifications.messages, {
      query: { from: '2026-11-18', until: '2026-11-18' },
    });
    expect(all.items).toHaveLength(3);
    expect((await admin.call(notifications.messages, { query: { lane: 'code' } })).items).toHaveLength(1);
    expect((await admin.call(notifications.messages, { query: { status: 'dead' } })).items).toEqual([]);
    const days = await officer.call(notifications.days, {
      query: { from: '2026-11-01', until: '2026-11-18' },
    });
    expect(days.items).toEqual([{ day: '2026-11-18', status: 'waiting', count: 1 }]);
    const long = await officer.refused(notifications.days, {
      query: { from: '2025-01-01', until: '2026-11-18' },
    });
    expect(long.code).toBe('messages.period_long');
  });

  it('never shows the text of a code, nor a message of another place', async () => {
    await platform.nobody.call(routes.identity.requestCode, { body: { phone: '13911119999', as: 'seeker' } });
    const { items } = await admin.call(notifications.messages, { query: {} });
    const id = items[0]?.id ?? '';
    expect(await admin.call(notifications.message, { params: { id } })).toMatchObject({ text: null });
    expect((await officer.refused(notifications.message, { params: { id } })).code).toBe('message.unknown');
    expect((await admin.refused(notifications.resend, { params: { id } })).code).toBe(
      'message.not_resendable',
    );
  });

  it('lets a message that was given up be sent again, by whoever may, unless the person minds by now', async () => {
    const seeker = await person(clerk);
    await tellHired(seeker.id);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await deliver(async () => {
        throw new Error('no credit');
      });
      platform.now = new Date(platform.now.getTime() + 3_600_000);
    }
    const [dead] = (await officer.call(notifications.messages, { query: { status: 'dead' } })).items;
    expect(dead).toMatchObject({ reason: 'given_up', lastError: 'no credit', can: ['resend'] });
    const params = { id: dead?.id ?? '' };
    expect((await clerk.refused(notifications.resend, { params })).code).toBe('access.denied');
    expect(await officer.call(notifications.resend, { params })).toMatchObject({
      status: 'waiting',
      attempts: 0,
    });
    expect((await officer.refused(notifications.resend, { params })).code).toBe('message.not_resendable');
    await deliver(async () => {
      throw new Error('still no credit');
    });
    await platform.services.db.updateTable('messages').set({ status: 'dead', due_at: null }).execute();
    await clerk.call(notifications.refuseForSeeker, {
      params: { id: seeker.id },
      body: { purpose: 'progress', refused: true },
    });
    const unwanted = await officer.refused(notifications.resend, { params });
    expect(unwanted).toMatchObject({ code: 'message.not_resendable' });
    expect(unwanted.detail).toContain('本人现在不接收');
  });
});

describe('the inbox', () => {
  const news = (ctx: WriteContext, title: string, region = '430304', siteId: string | null = null) =>
    tellStaff(ctx, 'staff.review', {
      place: { region, siteId },
      verb: 'vacancies.review',
      values: { title, employer: '甲公司' },
      about: { noun: 'vacancy', ref: toRef('4303-3WvDzXJ8VhVPhZpbKjqfQe') },
      group: title,
    });

  it('tells the nearest who may work on it, in the reader’s language, and counts what is unread', async () => {
    await write((ctx) => news(ctx, '保安'));
    expect(await officer.call(notifications.unread)).toEqual({ count: 1 });
    expect(await clerk.call(notifications.unread)).toEqual({ count: 0 });
    expect(await admin.call(notifications.unread)).toEqual({ count: 0 });
    const english = await officer.call(notifications.inbox, { query: {} }, { 'accept-language': 'en' });
    expect(english.items).toMatchObject([
      {
        text: '“保安” (甲公司) waits for review',
        read: false,
        about: { noun: 'vacancy', id: '4303-3WvDzXJ8VhVPhZpbKjqfQe' },
      },
    ]);
    await write((ctx) => news(ctx, '保洁', '431281'));
    expect(await admin.call(notifications.unread)).toEqual({ count: 1 });
  });

  it('counts the next of a kind onto one that is unread, and marks as read what the reader says', async () => {
    for (const title of ['保安', '保安', '保洁']) await write((ctx) => news(ctx, title));
    const { items } = await officer.call(notifications.inbox, { query: {} });
    expect(items.map(({ times }) => times).sort()).toEqual([1, 2]);
    const other = await platform.staff('county_officer', { region: '430304' });
    const ids = items.map(({ id }) => id);
    expect(await other.call(notifications.markRead, { body: { ids } })).toEqual({ count: 0 });
    expect(await officer.call(notifications.unread)).toEqual({ count: 2 });
    expect(await officer.call(notifications.markRead, { body: { ids: ids.slice(0, 1) } })).toEqual({
      count: 1,
    });
    const all = await officer.call(notifications.markRead, { body: { until: platform.now.toISOString() } });
    expect(all).toEqual({ count: 0 });
    await write((ctx) => news(ctx, '保安'));
    expect((await officer.call(notifications.inbox, { query: { unread: 'true' } })).items).toMatchObject([
      { times: 1 },
    ]);
  });

  it('shows nothing any more to whoever lost the right', async () => {
    const leaving = await platform.staff('county_officer', { region: '430381' });
    await write((ctx) => news(ctx, '保安', '430381'));
    expect(await leaving.call(notifications.unread)).toEqual({ count: 1 });
    await platform.services.pool.query(
      `update staff_grants set role = 'site_staff' where region_code = '430381'`,
    );
    expect(await leaving.call(notifications.unread)).toEqual({ count: 0 });
    expect((await leaving.call(notifications.inbox, { query: {} })).items).toEqual([]);
  });

  it('of a person holds what was told to her, with or without a message', async () => {
    const { own, record } = await selfRegistered(platform);
    await tellHired(record.id);
    const { items } = await own.call(notifications.inbox, { query: {} });
    expect(items).toMatchObject([{ text: '恭喜！“小区保安”（甲公司）已登记录用，11月23日（周一）上岗' }]);
    const unregistered = await platform.account('seeker', '13611110000');
    expect(await unregistered.call(notifications.unread)).toEqual({ count: 0 });
  });

  it('pages without losing or doubling anything', async () => {
    for (let item = 0; item < 5; item += 1) await write((ctx) => news(ctx, `岗位${item}`));
    const first = await officer.call(notifications.inbox, { query: { limit: 3 } });
    const second = await officer.call(notifications.inbox, {
      query: { limit: 3, cursor: first.nextCursor ?? '' },
    });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5);
    expect(second.nextCursor).toBeNull();
  });
});

describe('a record that goes', () => {
  it('takes its messages, codes, inbox and refusals with it when it is erased', async () => {
    const phone = '13811113333';
    const seeker = await person(clerk, { phone, name: '记号一' });
    await platform.nobody.call(routes.identity.requestCode, { body: { phone, as: 'seeker' } });
    await tellHired(seeker.id, '记号一');
    await clerk.call(notifications.refuseForSeeker, {
      params: { id: seeker.id },
      body: { purpose: 'offers', refused: true, note: '记号一说的' },
    });
    await write((ctx) =>
      tellStaff(ctx, 'staff.application', {
        place: { region: '430304', siteId: null },
        verb: 'vacancies.review',
        values: { name: '记**', title: '保安', employer: '甲公司' },
        about: { noun: 'placement', ref: toRef(seeker.id) },
        seeker: toRef(seeker.id),
      }),
    );
    await write((ctx) => erase(ctx, 'seeker', toRef(seeker.id), '430304'));
    const rows = await stored();
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toMatchObject({
        status: 'cancelled',
        reason: 'erased',
        payload: null,
        phone_hmac: null,
        phone_mask: null,
        party_id: null,
        about_id: null,
      });
    }
    for (const table of ['inbox_items', 'contact_refusals'] as const) {
      const left = await platform.services.db.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(left)).not.toContain('记');
    }
  });

  it('hands them to the record it is merged into', async () => {
    const kept = await person(clerk);
    const dropped = await person(clerk);
    for (const { id } of [kept, dropped]) {
      await tellHired(id);
      await clerk.call(notifications.refuseForSeeker, {
        params: { id },
        body: { purpose: 'offers', refused: true },
      });
    }
    await write((ctx) => mergeHoldings(ctx, 'seeker', toRef(kept.id), toRef(dropped.id)));
    const contacts = await clerk.call(notifications.ofSeeker, { params: { id: kept.id } });
    expect(contacts.messages).toHaveLength(2);
    expect(contacts.refusals).toHaveLength(1);
  });
});

describe('a move that is taken back', () => {
  const action = '0193d5f0-0000-7000-8000-0000000000aa';

  it('cancels what still waits, and stays when something has left', async () => {
    const seeker = await person(clerk);
    await tellHired(seeker.id);
    await platform.services.db.updateTable('messages').set({ action_id: action }).execute();
    await write(async (ctx) => {
      expect(await messagesLeft(ctx.trx, [action])).toBe(false);
      await cancelMessagesOf(ctx.trx, [action], ctx.now);
    });
    expect(await stored()).toMatchObject([{ status: 'cancelled', reason: 'taken_back' }]);
    expect(await deliver()).toEqual([]);

    await tellHired(seeker.id);
    await platform.services.db
      .updateTable('messages')
      .set({ action_id: action })
      .where('status', '=', 'waiting')
      .execute();
    await deliver();
    expect(await write((ctx) => messagesLeft(ctx.trx, [action]))).toBe(true);
  });
});

describe('keeping', () => {
  it('drops the text of a code after a day, of other messages after thirty, and keeps what became of them', async () => {
    const seeker = await person(clerk);
    await tellHired(seeker.id);
    await platform.nobody.call(routes.identity.requestCode, { body: { phone: '13911117777', as: 'seeker' } });
    await deliver();
    const texts = async () =>
      (await stored()).map(({ lane, text, status }) => [lane, text !== null, status]).sort();
    platform.now = new Date(NOON.getTime() + 2 * 86_400_000);
    await dropOldMessages(platform.services);
    expect(await texts()).toEqual([
      ['code', false, 'sent'],
      ['personal', true, 'sent'],
    ]);
    platform.now = new Date(NOON.getTime() + 31 * 86_400_000);
    await dropOldMessages(platform.services);
    expect(await texts()).toEqual([
      ['code', false, 'sent'],
      ['personal', false, 'sent'],
    ]);
  });

  it('tells whoever looks after the platform of messages that got stuck', async () => {
    const seeker = await person(clerk);
    await tellHired(seeker.id);
    await platform.services.db
      .updateTable('messages')
      .set({ status: 'unknown', due_at: null, settled_at: platform.now })
      .execute();
    platform.now = new Date(NOON.getTime() + 60_000);
    await tellOfStuck(platform.services);
    const { items } = await admin.call(notifications.inbox, { query: {} });
    expect(items.map(({ text }) => text)).toEqual(['有1条短信没有发出去，请看原因']);
    expect(await officer.call(notifications.unread)).toEqual({ count: 0 });
  });
});

describe('codes', () => {
  it('are limited to a phone by day, whatever it signs in as', async () => {
    const phone = '13911116666';
    const ask = (as: 'seeker' | 'employer') =>
      platform.nobody.call(routes.identity.requestCode, { body: { phone, as } });
    for (let code = 0; code < 20; code += 1) {
      await ask(code % 2 === 0 ? 'seeker' : 'employer');
      platform.now = new Date(platform.now.getTime() + 61_000);
    }
    const problem = await platform.nobody.refused(routes.identity.requestCode, {
      body: { phone, as: 'seeker' },
    });
    expect(problem).toMatchObject({ status: 429, code: 'sign_in.codes_spent' });
    platform.now = new Date('2026-11-19T02:00:00Z');
    await ask('seeker');
  });
});
