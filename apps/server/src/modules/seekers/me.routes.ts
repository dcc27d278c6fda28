import { meRoutes as routes, OK, type MyRecord } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import type { Binder } from '../../app/http/bind.ts';
import { setConsent } from './consents.usecases.ts';
import { eraseSelf, ownRecord, ownRef, registerSelf, updateSelf } from './me.usecases.ts';
import { shanghaiDate } from '@yizhan/domain';
import type { Ref } from '../../app/ids.ts';
import { NotRegistered } from './seekers.errors.ts';
import { findSeekerRow } from './seekers.repository.ts';
import { myRecord, seekerView } from './seekers.views.ts';

/** A person's own record. The modules for applications and matches bind their own routes. */
export function meRoutes(bind: Binder): void {
  bind.route(routes.register, async (ctx, { body }) => mine(ctx, await registerSelf(ctx, body)));

  bind.route(routes.get, async (ctx) => myRecord(ctx, await seekerView(ctx, await ownRecord(ctx))));

  bind.route(routes.update, async (ctx, { body }) => {
    await updateSelf(ctx, body);
    return mine(ctx, ownRef(ctx.actor));
  });

  bind.route(routes.consent, async (ctx, { body }) => {
    await setConsent(ctx, ownRef(ctx.actor), body);
    return mine(ctx, ownRef(ctx.actor));
  });

  bind.route(routes.erase, async (ctx) => {
    await eraseSelf(ctx);
    return OK;
  });
}

async function mine(ctx: AnyContext, ref: Ref): Promise<MyRecord> {
  const row = await findSeekerRow(ctx.db, ref, shanghaiDate(ctx.now));
  if (row === undefined) throw NotRegistered();
  return myRecord(ctx, await seekerView(ctx, row));
}
