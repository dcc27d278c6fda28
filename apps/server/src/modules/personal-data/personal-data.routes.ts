import { meRoutes, personalDataRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { nameUnprintable } from '../../app/http/unprintable.ts';
import { toRef } from '../../app/ids.ts';
import { copyAtCounter, copyForMe, printCopy } from './copy.usecases.ts';
import { eraseAtCounter, previewErasure } from './erasure.usecases.ts';
import { previewRetention, readRetention } from './retention.usecases.ts';

export function personalDataRoutes(bind: Binder): void {
  bind.route(meRoutes.export, (ctx) => copyForMe(ctx));

  // The numbers are opened in the transaction; the paper is written while it is read.
  bind.route(meRoutes.exportPaper, async (ctx, { body }, { reply }) => {
    const printed = await printCopy(ctx, await copyForMe(ctx), body);
    nameUnprintable(reply, printed.unprintable);
    return printed;
  });

  bind.route(routes.handOverPaper, async (ctx, { params, body }, { reply }) => {
    const printed = await printCopy(ctx, await copyAtCounter(ctx, toRef(params.id), body.identity), body);
    nameUnprintable(reply, printed.unprintable);
    return printed;
  });

  bind.route(routes.handOverCopy, (ctx, { params, body }) =>
    copyAtCounter(ctx, toRef(params.id), body.identity),
  );

  bind.route(routes.previewErasure, (ctx, { params }) => previewErasure(ctx, toRef(params.id)));

  bind.route(routes.retention, (ctx) => readRetention(ctx));

  bind.route(routes.tonight, (ctx) => previewRetention(ctx));

  bind.route(routes.erase, (ctx, { params, body }) => eraseAtCounter(ctx, toRef(params.id), body));
}
