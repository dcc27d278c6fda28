import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { newId, toRef } from '../../app/ids.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import { employerInput } from '../../test-support/records.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const BY_CALL = { what: 'phone', purpose: 'call' } as const;

const trail = (id: string) =>
  line.platform.services.db
    .selectFrom('audit_entries')
    .select(['action', 'region_code', 'summary'])
    .where('entity_id', '=', id)
    .where('action', 'in', [
      'seeker.number_shown',
      'employer.number_shown',
      'help.number_shown',
      'reveal.refused',
    ])
    .orderBy('at')
    .execute();
const looks = (id: string) =>
  line.platform.services.db
    .selectFrom('reveals')
    .select(['noun', 'purpose', 'words', 'actor_name', 'day'])
    .where('record_id', '=', toRef(id).id)
    .execute();

async function callBack(phone: string) {
  await line.platform.nobody.call(routes.callBacks.ask, {
    body: { name: '周阿姨', phone, siteId: line.siteId },
  });
  const { items } = await line.clerk.call(routes.callBacks.list, { query: { limit: 200 } });
  const found = items.find(({ phoneMask }) => phoneMask.endsWith(phone.slice(-4)));
  if (found === undefined) throw new Error('Nobody asked to be rung back.');
  return found;
}

describe('a look at a full number', () => {
  it('stands on the trail with its purpose, and its words where erasing reaches them', async () => {
    const seeker = await person(line.clerk, { phone: '13612340002' });
    const input = {
      params: { id: seeker.id },
      body: { what: 'phone', purpose: 'other', words: '约周三面试' },
    } as const;
    expect((await line.clerk.call(routes.seekers.reveal, input)).value).toBe('13612340002');
    await line.clerk.call(routes.seekers.reveal, input);
    const row = {
      action: 'seeker.number_shown',
      region_code: '430304004',
      summary: { what: 'phone', purpose: 'other' },
    };
    expect(await trail(seeker.id)).toEqual([row, row]);
    const look = {
      noun: 'seeker',
      purpose: 'other',
      words: '约周三面试',
      actor_name: 'site_staff',
      day: '2026-11-18',
    };
    expect(await looks(seeker.id)).toEqual([look, look]);
  });

  it('needs a purpose, and words where it is another', async () => {
    const { id } = await person(line.clerk);
    const wordless = await line.clerk.refused(routes.seekers.reveal, {
      params: { id },
      body: { what: 'phone', purpose: 'other', words: '  ' },
    });
    expect(wordless).toMatchObject({ status: 400, fields: [{ path: 'words', code: 'reveal_words' }] });
    const purposeless = await line.clerk.raw({
      method: 'POST',
      url: `/api/v1/seekers/${id}/reveal`,
      payload: { what: 'phone' },
    });
    expect(purposeless.statusCode).toBe(400);
    expect(await trail(id)).toEqual([]);
  });

  it('is the same for employers and call-backs', async () => {
    const employer = await line.clerk.call(routes.employers.create, { body: employerInput() });
    const shown = await line.clerk.call(routes.employers.reveal, {
      params: { id: employer.id },
      body: { what: 'phone', purpose: 'verify' },
    });
    expect(shown.value).toBe('13873211234');
    expect(await trail(employer.id)).toMatchObject([
      { action: 'employer.number_shown', summary: { what: 'phone', purpose: 'verify' } },
    ]);
    const asked = await callBack('13700000031');
    const number = await line.clerk.call(routes.callBacks.reveal, {
      params: { id: asked.id },
      body: { what: 'phone', purpose: 'call_back' },
    });
    expect(number.value).toBe('13700000031');
    expect(await trail(asked.id)).toMatchObject([{ action: 'help.number_shown' }]);
    const problem = await line.clerk.refused(routes.callBacks.reveal, {
      params: { id: asked.id },
      body: { what: 'idNumber', purpose: 'call_back' },
    });
    expect(problem.code).toBe('reveal.no_such_number');
  });

  it('is refused elsewhere and to who may not look', async () => {
    const seeker = await person(line.clerk);
    const asked = await callBack('13700000032');
    const elsewhere = await line.platform.staff('site_staff', { region: '431202' });
    const auditor = await line.platform.staff('auditor', { region: '430304' });
    for (const caller of [elsewhere, auditor]) {
      const code = caller === auditor ? 'access.denied' : 'access.region';
      const look = { params: { id: seeker.id }, body: BY_CALL };
      expect((await caller.refused(routes.seekers.reveal, look)).code).toBe(code);
      const ring = { params: { id: asked.id }, body: BY_CALL };
      expect((await caller.refused(routes.callBacks.reveal, ring)).code).toBe(code);
    }
    expect(await trail(seeker.id)).toEqual([]);
  });

  it('shows nothing of what is closed, merged or erased', async () => {
    const asked = await callBack('13700000033');
    const params = { id: asked.id };
    await line.clerk.call(routes.callBacks.move, { params, body: { version: 1, move: 'finish' } });
    const closed = await line.clerk.refused(routes.callBacks.reveal, { params, body: BY_CALL });
    expect(closed).toMatchObject({ status: 409, code: 'reveal.closed' });

    const kept = await person(line.clerk);
    const dropped = await person(line.clerk);
    await line.manager.call(routes.seekers.merge, {
      params: { id: kept.id },
      body: { dropId: dropped.id, version: kept.version, dropVersion: dropped.version, reason: '重复' },
    });
    const merged = await line.clerk.refused(routes.seekers.reveal, {
      params: { id: dropped.id },
      body: BY_CALL,
    });
    expect(merged).toMatchObject({ code: 'seeker.merged', link: kept.id });

    const { own, record } = await selfRegistered(line.platform);
    await own.call(routes.me.erase, { body: { confirm: true } });
    const erased = await line.clerk.refused(routes.seekers.reveal, {
      params: { id: record.id },
      body: BY_CALL,
    });
    expect(erased.code).toBe('seeker.unknown');
    for (const { id } of [dropped, record]) expect(await looks(id)).toEqual([]);
  });

  it('is not given again to a repeated request, nor kept for one', async () => {
    const seeker = await person(line.clerk, { phone: '13612340077' });
    const key = { 'idempotency-key': 'look-once' };
    const input = { params: { id: seeker.id }, body: BY_CALL };
    expect((await line.clerk.call(routes.seekers.reveal, input, key)).value).toBe('13612340077');
    const again = await line.clerk.refused(routes.seekers.reveal, input, key);
    expect(again).toMatchObject({ status: 409, code: 'idempotency.answered' });
    expect(await trail(seeker.id)).toHaveLength(1);
    const kept = await line.platform.services.db
      .selectFrom('idempotency_keys')
      .select('reply')
      .where('key', '=', 'look-once')
      .execute();
    expect(kept).toEqual([{ reply: null }]);
  });
});

describe('the limit of a day', () => {
  const look = (id: string) => ({ params: { id }, body: BY_CALL });

  /** A member of staff with this many reveals left today, and the person whose number they viewed. */
  async function nearTheLimit(left: number) {
    const { services } = line.platform;
    const staff = await line.platform.staff('site_staff', { siteId: line.siteId });
    const seen = await person(line.clerk);
    await staff.call(routes.seekers.reveal, look(seen.id));
    const own = await services.db
      .selectFrom('reveals')
      .selectAll()
      .where('record_id', '=', toRef(seen.id).id)
      .executeTakeFirstOrThrow();
    const others = services.config.revealsPerDay - 1 - left;
    await services.db
      .insertInto('reveals')
      .values(Array.from({ length: others }, () => ({ ...own, id: newId(), record_id: newId() })))
      .execute();
    return { staff, seen };
  }

  it('counts the different numbers of one person, says what to do, and begins anew the next day', async () => {
    const { platform } = line;
    const { staff, seen } = await nearTheLimit(0);
    const other = await person(line.clerk);
    const refused = await staff.refused(routes.seekers.reveal, look(other.id));
    expect(refused).toMatchObject({ status: 429, code: 'reveal.limit' });
    expect(refused.detail).toContain(`${platform.services.config.revealsPerDay} 个号码`);
    expect(await trail(other.id)).toMatchObject([{ action: 'reveal.refused', summary: { what: 'phone' } }]);
    // A number already seen may be seen again, and nobody else is limited.
    expect((await staff.call(routes.seekers.reveal, look(seen.id))).value).not.toBeNull();
    expect((await line.clerk.call(routes.seekers.reveal, look(other.id))).value).not.toBeNull();

    const today = platform.now;
    platform.now = new Date(today.getTime() + 86_400_000);
    expect((await staff.call(routes.seekers.reveal, look(other.id))).value).not.toBeNull();
    platform.now = today;
  });

  it('holds against two looks at a time', async () => {
    const { staff } = await nearTheLimit(1);
    const people = [await person(line.clerk), await person(line.clerk)];
    const settled = await Promise.allSettled(
      people.map(({ id }) => staff.call(routes.seekers.reveal, look(id))),
    );
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
