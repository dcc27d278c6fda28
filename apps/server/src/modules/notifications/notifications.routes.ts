import { notificationRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId, toRef } from '../../app/ids.ts';
import { countUnread, listInbox, markRead } from './inbox.usecases.ts';
import { contactsOf, messageDays, resendMessage, showMessage } from './messages.usecases.ts';
import { refusalsOfSelf, refuseFor, refuseForSelf } from './refusals.usecases.ts';
import { saveProvider, saveSettings, sendTest, showSettings, takeReport } from './settings.usecases.ts';
import { listTemplates, saveTemplate } from './templates.usecases.ts';

export function notificationsRoutes(bind: Binder): void {
  bind.route(routes.days, (ctx, { query }) => messageDays(ctx, query));
  bind.route(routes.message, (ctx, { params }) => showMessage(ctx, fromShortId(params.id)));
  bind.route(routes.resend, (ctx, { params }) => resendMessage(ctx, fromShortId(params.id)));

  bind.route(routes.ofSeeker, (ctx, { params }) => contactsOf(ctx, 'seeker', toRef(params.id)));
  bind.route(routes.refuseForSeeker, (ctx, { params, body }) =>
    refuseFor(ctx, 'seeker', toRef(params.id), body),
  );
  bind.route(routes.ofEmployer, (ctx, { params }) => contactsOf(ctx, 'employer', toRef(params.id)));
  bind.route(routes.refuseForEmployer, (ctx, { params, body }) =>
    refuseFor(ctx, 'employer', toRef(params.id), body),
  );
  bind.route(routes.myRefusals, async (ctx) => ({ purposes: await refusalsOfSelf(ctx) }));
  bind.route(routes.refuse, async (ctx, { body }) => ({ purposes: await refuseForSelf(ctx, body) }));

  bind.route(routes.templates, async (ctx) => ({ items: await listTemplates(ctx) }));
  bind.route(routes.saveTemplate, (ctx, { params, body }) => saveTemplate(ctx, params, body));
  bind.route(routes.settings, (ctx) => showSettings(ctx));
  bind.route(routes.saveSettings, (ctx, { body }) => saveSettings(ctx, body));
  bind.route(routes.saveProvider, (ctx, { body }) => saveProvider(ctx, body));
  bind.route(routes.test, (ctx, { body }) => sendTest(ctx, body.phone));
  bind.route(routes.report, (ctx, { params, body }) => takeReport(ctx, params.token, body));

  bind.route(routes.inbox, (ctx, { query }) => listInbox(ctx, query));
  bind.route(routes.unread, async (ctx) => ({ count: await countUnread(ctx) }));
  bind.route(routes.markRead, async (ctx, { body }) => ({ count: await markRead(ctx, body) }));
}
