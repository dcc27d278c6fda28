import { formRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { nameUnprintable } from '../../app/http/unprintable.ts';
import { toRef } from '../../app/ids.ts';
import { getEmployer } from '../employers/index.ts';
import { getSeeker, ownRef } from '../seekers/index.ts';
import { answersAbout, formsOfMine, formToFill, giveAnswers, moveAnswer } from './answers.usecases.ts';
import { printAnswer, printBlank } from './print.usecases.ts';
import {
  formVersions,
  listForms,
  moveVersion,
  offeredForms,
  previewVersion,
  saveDraft,
  startDraft,
} from './versions.usecases.ts';
import { employerSubject, followUpSubject, seekerSubject } from './subjects.ts';

export function formRoutes(bind: Binder): void {
  bind.route(routes.list, async (ctx, { query }) => ({ items: await listForms(ctx, query.region) }));
  bind.route(routes.offered, async (ctx, { query }) => ({
    items: await offeredForms(ctx, query.region, query.subject),
  }));
  bind.route(routes.versions, async (ctx, { params, query }) => ({
    items: await formVersions(ctx, params.code, query.region),
  }));
  bind.route(routes.start, (ctx, { body }) => startDraft(ctx, body));
  bind.route(routes.save, (ctx, { params, body }) => saveDraft(ctx, toRef(params.id), body));
  bind.route(routes.preview, (ctx, { params }) => previewVersion(ctx, toRef(params.id)));
  bind.route(routes.moveVersion, (ctx, { params, body }) => moveVersion(ctx, toRef(params.id), body));
  bind.route(routes.current, (ctx, { params, query }) => formToFill(ctx, params.code, query.region));
  bind.route(routes.ofEmployer, async (ctx, { params, query }) => {
    const { prefecture, id } = await getEmployer(ctx, toRef(params.id));
    return answersAbout(ctx, { by: 'employer_id', ref: { prefecture, id }, code: query.code });
  });
  bind.route(routes.giveForEmployer, async (ctx, { params, body }) =>
    giveAnswers(ctx, await employerSubject(ctx, toRef(params.id)), body),
  );
  bind.route(routes.ofSeeker, async (ctx, { params, query }) => {
    const { prefecture, id } = await getSeeker(ctx, toRef(params.id), 'seekers.read');
    const record = query.about === undefined ? undefined : toRef(query.about).id;
    return answersAbout(ctx, { by: 'seeker_id', ref: { prefecture, id }, code: query.code, record });
  });
  bind.route(routes.giveForSeeker, async (ctx, { params, body }) =>
    giveAnswers(ctx, await seekerSubject(ctx, toRef(params.id)), body),
  );
  bind.route(routes.giveForFollowUp, async (ctx, { params, body }) =>
    giveAnswers(ctx, await followUpSubject(ctx, toRef(params.id)), body),
  );
  bind.route(routes.offeredToMe, async (ctx) => ({ items: await formsOfMine(ctx) }));
  bind.route(routes.giveOwn, async (ctx, { body }) =>
    giveAnswers(ctx, await seekerSubject(ctx, ownRef(ctx.actor)), body),
  );
  bind.route(routes.printAnswer, async (ctx, { params, query }, { reply }) => {
    const look = { language: query.language, large: query.large ?? false };
    const printed = await printAnswer(ctx, toRef(params.id), look);
    nameUnprintable(reply, printed.unprintable);
    return printed;
  });
  bind.route(routes.printBlank, async (ctx, { params, query }, { reply }) => {
    const look = { language: query.language, large: query.large ?? false };
    const printed = await printBlank(ctx, params.code, query.region, look);
    nameUnprintable(reply, printed.unprintable);
    return printed;
  });
  bind.route(routes.moveAnswer, (ctx, { params, body }) => moveAnswer(ctx, toRef(params.id), body));
}
