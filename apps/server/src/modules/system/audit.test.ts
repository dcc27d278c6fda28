import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { fromShortId } from '../../app/ids.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { makeAuditMonths } from './audit-months.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.stop());

/** An entry of a job at an instant. */
const note = (action: string, at: string) =>
  runWrite(platform.services, { actor: system('test'), now: new Date(at) }, (ctx) =>
    ctx.audit({ action, region: '430304' }),
  );

async function partitionOf(action: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tableoid::regclass::text as name from audit_entries where action = ${action} order by at, id`.execute(
    platform.services.db,
  );
  return rows.map(({ name }) => name);
}

describe('the months of the audit trail', () => {
  it('takes entries of every time, and sorts them into months once these are made', async () => {
    expect(await makeAuditMonths(platform.services)).toEqual([
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
    ]);
    for (const at of ['2024-02-29T15:59:59Z', '2024-02-29T16:00:00Z', '2026-11-18T02:00:00Z'])
      await note('test.month', at);
    expect(await partitionOf('test.month')).toEqual([
      'audit_entries_default',
      'audit_entries_default',
      'audit_entries_2026_11',
    ]);
    expect(await makeAuditMonths(platform.services)).toEqual(['2024-02-01', '2024-03-01']);
    // A month begins at midnight in Shanghai.
    expect(await partitionOf('test.month')).toEqual([
      'audit_entries_2024_02',
      'audit_entries_2024_03',
      'audit_entries_2026_11',
    ]);
    await note('test.later', '2026-12-31T15:00:00Z');
    await note('test.later', '2031-01-01T00:00:00Z');
    expect(await partitionOf('test.later')).toEqual(['audit_entries_2026_12', 'audit_entries_default']);
    expect(await makeAuditMonths(platform.services)).toEqual(['2031-01-01']);
    expect(await makeAuditMonths(platform.services)).toEqual([]);
  });

  it('makes a month once though two ask for it', async () => {
    platform.now = new Date('2027-06-15T02:00:00Z');
    await note('test.twice', '2027-06-10T02:00:00Z');
    const made = await Promise.all([makeAuditMonths(platform.services), makeAuditMonths(platform.services)]);
    expect(made.flat().sort()).toEqual(['2027-06-01', '2027-07-01', '2027-08-01', '2027-09-01']);
    expect(await partitionOf('test.twice')).toEqual(['audit_entries_2027_06']);
  });

  it.each(['audit_entries', 'audit_entries_default', 'audit_entries_2026_11'])(
    'lets nothing of %s be changed, deleted or emptied',
    async (table) => {
      const name = sql.table(table);
      for (const statement of [
        sql`update ${name} set actor_name = 'somebody else'`,
        sql`delete from ${name}`,
        sql`truncate ${name}`,
      ]) {
        await expect(statement.execute(platform.services.db)).rejects.toThrow('append-only');
      }
    },
  );
});

describe('sign-ins on the audit trail', () => {
  beforeEach(() => {
    platform.now = new Date('2026-11-18T02:00:00Z');
  });

  async function clerkWith(login: string, ...grants: { role: 'site_staff'; region: string }[]) {
    const administrator = await platform.staff('administrator', { region: '' });
    const body = { login, name: login, password: 'first password 1', grants };
    const { id } = await administrator.call(routes.identity.createStaff, { body });
    const signIn = (password: string) => ({ body: { login, password } });
    await platform.nobody.refused(routes.identity.staffSignIn, signIn('wrong'));
    await platform.nobody.call(routes.identity.staffSignIn, signIn('first password 1'));
    return id;
  }
  async function seenBy(region: string, staffId: string) {
    const auditor = await platform.staff('auditor', { region });
    const { items } = await auditor.call(routes.system.audit, { query: { entityId: staffId } });
    return items.map(({ action }) => action).sort();
  }
  const ALL = ['session.opened', 'session.refused', 'staff.created'];

  it('are seen by the auditor of the county whose staff they are, not by another county', async () => {
    const id = await clerkWith('yuetang', { role: 'site_staff', region: '430304' });
    expect(await seenBy('430304', id)).toEqual(ALL);
    expect(await seenBy('4303', id)).toEqual(ALL);
    expect(await seenBy('430302', id)).toEqual([]);
  });

  it('of somebody with two counties are seen where both lie', async () => {
    const id = await clerkWith(
      'both',
      { role: 'site_staff', region: '430302' },
      { role: 'site_staff', region: '430304' },
    );
    expect(await seenBy('4303', id)).toEqual(ALL);
    expect(await seenBy('430304', id)).toEqual([]);
  });

  it('keep the address they came from and name whoever signed in; other entries keep no address', async () => {
    const id = await clerkWith('addressed', { role: 'site_staff', region: '430304' });
    const rows = await platform.services.db
      .selectFrom('audit_entries')
      .select(['action', 'address', 'actor_kind', 'actor_id'])
      .where('entity_id', '=', id)
      .orderBy('action')
      .execute();
    expect(rows).toEqual([
      { action: 'session.opened', address: '127.0.0.1', actor_kind: 'staff', actor_id: fromShortId(id) },
      { action: 'session.refused', address: '127.0.0.1', actor_kind: 'public', actor_id: null },
      { action: 'staff.created', address: null, actor_kind: 'staff', actor_id: expect.any(String) as string },
    ]);
  });
});
