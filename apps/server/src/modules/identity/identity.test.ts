import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOTP } from 'otpauth';
import { routes } from '@yizhan/contract';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.stop());

describe('signing in as staff', () => {
  it('counts wrong passwords and locks the account, even though each refusal is an error', async () => {
    const officer = await platform.staff('administrator', { region: '' });
    await officer.call(routes.identity.createStaff, {
      body: {
        login: 'counter1',
        name: '前台',
        password: 'first password 1',
        grants: [{ role: 'site_staff', region: '430302' }],
      },
    });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const problem = await platform.nobody.refused(routes.identity.staffSignIn, {
        body: { login: 'counter1', password: 'wrong' },
      });
      expect(problem.code).toBe('sign_in.wrong');
    }
    const locked = await platform.nobody.refused(routes.identity.staffSignIn, {
      body: { login: 'counter1', password: 'first password 1' },
    });
    expect(locked.code).toBe('sign_in.locked');
    platform.now = new Date(platform.now.getTime() + 16 * 60_000);
    const session = await platform.nobody.call(routes.identity.staffSignIn, {
      body: { login: 'counter1', password: 'first password 1' },
    });
    expect(session).toMatchObject({ kind: 'staff', mustChangePassword: true });
  });

  it('lets nobody grant beyond what they hold', async () => {
    const county = await platform.staff('county_officer', { region: '430302' });
    const body = { login: 'too.wide', name: '甲', password: 'first password 1' };
    const wider = await county.refused(routes.identity.createStaff, {
      body: { ...body, grants: [{ role: 'county_officer', region: '4303' }] },
    });
    expect(wider).toMatchObject({ status: 403, code: 'staff.grant_beyond_own' });
    const higher = await county.refused(routes.identity.createStaff, {
      body: { ...body, grants: [{ role: 'administrator', region: '430302' }] },
    });
    expect(higher.code).toBe('staff.grant_beyond_own');
  });
});

describe('the second factor', () => {
  it('once on, is turned off with the password only, never by beginning again', async () => {
    const clerk = await platform.staff('site_staff', { region: '430302' });
    const { secret } = await clerk.call(routes.identity.beginSecondFactor);
    const code = new TOTP({ secret }).generate({ timestamp: platform.now.getTime() });
    const session = await clerk.call(routes.identity.confirmSecondFactor, { body: { code } });
    expect(session).toMatchObject({ secondFactor: 'passed' });
    const again = await clerk.refused(routes.identity.beginSecondFactor);
    expect(again).toMatchObject({ status: 409, code: 'sign_in.second_factor_on' });
    const wrong = await clerk.refused(routes.identity.removeSecondFactor, { body: { password: 'not it' } });
    expect(wrong.code).toBe('sign_in.wrong');
    expect(await clerk.call(routes.identity.session)).toMatchObject({ secondFactor: 'passed' });
    const off = await clerk.call(routes.identity.removeSecondFactor, {
      body: { password: 'a long enough password' },
    });
    expect(off).toMatchObject({ secondFactor: 'off' });
  });
});

describe('signing in with a phone code', () => {
  it('opens one account per phone and refuses a wrong or second use of the code', async () => {
    const phone = '13911112222';
    await platform.nobody.call(routes.identity.requestCode, { body: { phone, as: 'seeker' } });
    const again = await platform.nobody.refused(routes.identity.requestCode, {
      body: { phone, as: 'seeker' },
    });
    expect(again.code).toBe('sign_in.code_too_soon');
    const [message] = await platform.services.db.selectFrom('messages').selectAll().execute();
    const { text } = platform.services.cipher.decryptJson(message?.payload ?? Buffer.alloc(0)) as {
      text: string;
    };
    const code = /\d{6}/.exec(text)?.[0] ?? '';
    const wrong = await platform.nobody.refused(routes.identity.phoneSignIn, {
      body: { phone, as: 'seeker', code: code === '000000' ? '111111' : '000000' },
    });
    expect(wrong.code).toBe('sign_in.code_wrong');
    const session = await platform.nobody.call(routes.identity.phoneSignIn, {
      body: { phone: '+86 139 1111 2222', as: 'seeker', code },
    });
    expect(session).toMatchObject({ kind: 'seeker', phoneMask: '139****2222', seekerId: null });
    const reused = await platform.nobody.refused(routes.identity.phoneSignIn, {
      body: { phone, as: 'seeker', code },
    });
    expect(reused.code).toBe('sign_in.code_wrong');
  });
});
