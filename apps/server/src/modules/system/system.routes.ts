import { randomInt, timingSafeEqual } from 'node:crypto';
import { systemRoutes as routes } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import type { Binder } from '../../app/http/bind.ts';
import { NETWORK } from '../../app/network.ts';
import { sha256 } from '../../app/security/cipher.ts';
import { readSetting, writeSetting } from '../../app/settings.repository.ts';
import { serviceKey, type Services } from '../../app/services.ts';
import { VERSION } from '../../app/version.ts';
import { createStaff, openSession, sessionView } from '../identity/index.ts';
import { REGIONS } from '../reference/index.ts';
import { networkRegion } from './network.ts';
import { Bureau, DemoState } from './settings.ts';
import { lockSetup } from './setup.repository.ts';
import { SetupCodeWrong, SetupDone } from './system.errors.ts';

/** The code printed on the terminal while there is no account yet. */
export const SETUP_CODE = serviceKey<string>('setup code');
/** Accounts and phones of the demonstration network, shown only in demonstration mode. */
export interface DemoDirectory {
  readonly accounts: ReadonlyArray<{ login: string; password: string; role: string; place: string }>;
  readonly phones: ReadonlyArray<{ phone: string; as: 'seeker' | 'employer'; who: string }>;
}
export const DEMO_DIRECTORY = serviceKey<DemoDirectory>('demo directory');

/** Letters and digits that cannot be confused on a terminal. */
const SETUP_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Creates the set-up code of this process, and supplies the division the platform serves. */
export function offerSetup(services: Services): void {
  const letters = Array.from({ length: 8 }, () => SETUP_ALPHABET[randomInt(SETUP_ALPHABET.length)]);
  services.offer(SETUP_CODE, letters.join(''));
  services.offer(DEMO_DIRECTORY, { accounts: [], phones: [] });
  services.offer(NETWORK, networkRegion);
}

export function systemRoutes(bind: Binder): void {
  bind.route(routes.status, async (ctx) => {
    const bureau = await readSetting(ctx.db, 'bureau', Bureau);
    const demo = ctx.services.config.demo === 'off' ? null : await readSetting(ctx.db, 'demo', DemoState);
    const directory = ctx.services.use(DEMO_DIRECTORY);
    return {
      state: bureau === null && demo === null ? ('setup' as const) : ('ready' as const),
      bureau,
      demo:
        demo === null
          ? null
          : {
              state: demo.state,
              progress: demo.progress,
              step: demo.step,
              accounts: [...directory.accounts],
              phones: [...directory.phones],
            },
      version: VERSION,
    };
  });

  bind.route(routes.setup, async (ctx, { body }, exchange) => {
    await lockSetup(ctx.trx);
    if ((await readSetting(ctx.trx, 'bureau', Bureau)) !== null) throw SetupDone();
    const right = sha256(ctx.services.use(SETUP_CODE));
    if (!timingSafeEqual(sha256(body.setupCode.trim().toUpperCase()), right)) throw SetupCodeWrong();
    const region = ctx.services.use(REGIONS).get(body.regionCode);
    await writeSetting(ctx.trx, 'bureau', { name: body.bureauName, regionCode: region.code }, ctx.now);
    const id = await createStaff(
      { ...ctx, actor: system('setup') },
      {
        login: body.adminLogin,
        name: body.adminName,
        password: body.password,
        grants: [{ role: 'administrator', region: '', siteId: null }],
      },
      { firstPassword: false },
    );
    await openSession(ctx, exchange.reply, { kind: 'staff', id });
    await ctx.audit({ action: 'system.set_up', region: region.code, summary: { bureau: body.bureauName } });
    return sessionView(
      ctx,
      {
        kind: 'staff',
        staffId: id,
        login: body.adminLogin,
        name: body.adminName,
        grants: [{ role: 'administrator', region: '', siteId: null }],
      },
      { secondFactor: 'off', mustChangePassword: false, actingEnded: false },
    );
  });
}
