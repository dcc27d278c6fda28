import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Seeker } from '@yizhan/contract';
import { maskPhone } from '@yizhan/domain';
import { toRef } from '../../app/ids.ts';
import { MessagePayload } from '../../records/notifications/index.ts';
import { createMainLine, sentTexts, type MainLine } from '../../test-support/main-line.ts';
import { person, profileInput, selfRegistered } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';

const { get, update, merge, timeline } = routes.seekers;

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

let numbered = 0;
function freshPhone(): string {
  numbered += 1;
  return `1370731${String(1000 + numbered)}`;
}

/** A clerk changes the record at the counter; undefined leaves the phone as it is. */
async function changed(id: string, given: { phone?: string | null; name?: string }): Promise<Seeker> {
  const record = await line.clerk.call(get, { params: { id } });
  const { version, name, sex, birthDate, site, serviceStep, profile } = record;
  const body = {
    ...{ version, name, sex, birthDate, serviceStep, profile, status: 'active' as const },
    siteId: site?.id ?? null,
    ...given,
  };
  return line.clerk.call(update, { params: { id }, body });
}

/** Whether the record opens for whoever is signed in; else the code of the refusal. */
async function opens(own: Caller): Promise<string> {
  return own.call(routes.me.get, {}).then(
    ({ id }) => id,
    async () => (await own.refused(routes.me.get, {})).code,
  );
}

/** Signs in with a code, as the portal does, and returns whose record the phone opens. */
async function signIn(phone: string): Promise<string | null> {
  await line.platform.nobody.call(routes.identity.requestCode, { body: { phone, as: 'seeker' } });
  const code = /\d{6}/.exec((await sentTexts(line.platform)).at(-1) ?? '')?.[0] ?? '';
  const session = await line.platform.nobody.call(routes.identity.phoneSignIn, {
    body: { phone, as: 'seeker', code },
  });
  return session.kind === 'seeker' ? session.seekerId : null;
}

describe('a person whose phone changes at the counter', () => {
  it('is signed out on the old phone at once, and finds the record with the new one', async () => {
    const { own, record } = await selfRegistered(line.platform);
    expect(await opens(own)).toBe(record.id);
    const phone = freshPhone();
    await changed(record.id, { phone });
    expect(await opens(own)).toBe('auth.required');
    expect(await signIn(phone)).toBe(record.id);
    const { items } = await line.clerk.call(timeline, { params: { id: record.id } });
    expect(items.map(({ kind }) => kind)).toContain('seeker.phone_changed');
  });

  it('is not known on the old phone, where somebody else may register', async () => {
    const old = freshPhone();
    const { id } = await person(line.clerk, { phone: old });
    expect(await signIn(old)).toBe(id);
    await changed(id, { phone: freshPhone() });
    line.platform.now = new Date(line.platform.now.getTime() + 61_000);
    expect(await signIn(old)).toBeNull();
    const own = await line.platform.account('seeker', old);
    const other = await own.call(routes.me.register, {
      body: {
        name: '石新来',
        profile: profileInput(),
        consents: [{ purpose: 'job_service', given: true }],
      },
    });
    expect(other.id).not.toBe(id);
  });

  it('is signed out where the number is only taken away', async () => {
    const { own, record } = await selfRegistered(line.platform);
    await changed(record.id, { phone: null });
    expect(await opens(own)).toBe('auth.required');
  });

  it('stays signed in where the number stays, written again or not', async () => {
    const phone = freshPhone();
    const { id } = await person(line.clerk, { phone });
    await signIn(phone);
    const own = await line.platform.account('seeker', phone);
    await changed(id, { name: '王秀英改' });
    expect(await opens(own)).toBe(id);
    await changed(id, { phone: `+86 ${phone}` });
    expect(await opens(own)).toBe(id);
  });

  it('gets on the new phone what was still to be sent', async () => {
    const [old, phone] = [freshPhone(), freshPhone()];
    const { id } = await person(line.clerk, { phone: old });
    const post = await line.vacancy();
    await line.clerk.call(routes.placements.refer, { body: { seekerId: id, vacancyId: post.id } });
    const waiting = async () => {
      const rows = await line.platform.services.db
        .selectFrom('messages')
        .select(['payload', 'phone_mask', 'status', 'reason'])
        .where('party_id', '=', toRef(id).id)
        .execute();
      return rows.map(({ payload, phone_mask: mask, status, reason }) => {
        const sealed = payload ?? line.platform.services.cipher.encryptJson({ phone: '', text: '' });
        const { phone: to } = MessagePayload.parse(line.platform.services.cipher.decryptJson(sealed));
        return { to, mask, status, reason };
      });
    };
    expect(await waiting()).toMatchObject([{ to: old, status: 'held' }]);
    await changed(id, { phone });
    expect(await waiting()).toMatchObject([{ to: phone, mask: maskPhone(phone), status: 'held' }]);
    await changed(id, { phone: null });
    expect(await waiting()).toMatchObject([{ status: 'refused', reason: 'no_phone' }]);
  });
});

describe('two records merged into one', () => {
  async function twins() {
    const [kept, dropped] = [freshPhone(), freshPhone()];
    const keep = await person(line.clerk, { phone: kept });
    const drop = await person(line.clerk, { phone: dropped });
    for (const phone of [kept, dropped]) await signIn(phone);
    const merged = (takeFromDrop: string[]) =>
      line.manager.call(merge, {
        params: { id: keep.id },
        body: {
          ...{ dropId: drop.id, version: keep.version, dropVersion: drop.version },
          ...{ takeFromDrop, reason: '同一个人两部手机' },
        },
      });
    const ofKept = await line.platform.account('seeker', kept);
    const ofDropped = await line.platform.account('seeker', dropped);
    return { keep, merged, ofKept, ofDropped, dropped };
  }

  it('open on the phone that the record keeps, and no longer on the other', async () => {
    const { keep, merged, ofKept, ofDropped } = await twins();
    await merged([]);
    expect(await opens(ofKept)).toBe(keep.id);
    expect(await opens(ofDropped)).toBe('auth.required');
  });

  it('open on the phone that was taken over', async () => {
    const { keep, merged, ofKept, ofDropped, dropped } = await twins();
    const record = await merged(['phone']);
    expect(record.phoneMask).toBe(maskPhone(dropped));
    expect(await opens(ofDropped)).toBe(keep.id);
    expect(await opens(ofKept)).toBe('auth.required');
  });
});

describe('erasing a person who had another phone before', () => {
  const askedWith = async (phone: string) => {
    const hmac = line.platform.services.cipher.hmac('phone', phone);
    const { db } = line.platform.services;
    return db.selectFrom('help_requests').select('name').where('phone_hmac', '=', hmac).execute();
  };
  async function askedAndChanged() {
    const [old, phone] = [freshPhone(), freshPhone()];
    // In another prefecture, as somebody unknown.
    const body = { name: '龙阿婆', phone: old, note: '想找活', regionCode: '430102001' };
    await line.platform.nobody.call(routes.callBacks.ask, { body });
    const { id } = await person(line.clerk, { phone: old });
    await changed(id, { phone });
    await signIn(phone);
    return { old, own: await line.platform.account('seeker', phone) };
  }

  it('finds what was stored under that phone', async () => {
    const { old, own } = await askedAndChanged();
    expect(await askedWith(old)).toHaveLength(1);
    await own.call(routes.me.erase, { body: { confirm: true } });
    expect(await askedWith(old)).toEqual([]);
  });

  it('leaves alone what belongs to whoever has the number now', async () => {
    const { old, own } = await askedAndChanged();
    await person(line.clerk, { phone: old, name: '石新来' });
    await own.call(routes.me.erase, { body: { confirm: true } });
    expect(await askedWith(old)).toHaveLength(1);
  });
});
