import { paperRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { publicUrl } from '../../app/http/public-url.ts';
import { nameUnprintable } from '../../app/http/unprintable.ts';
import { fromShortId, toRef } from '../../app/ids.ts';
import { issueSlips, issueVisit } from './issue.usecases.ts';
import { countMatching, issueMatching } from './matching.usecases.ts';
import { papers } from './papers.noun.ts';
import { printBatch } from './print.usecases.ts';
import {
  activateTemplate,
  exampleOf,
  kindsInUse,
  readTemplates,
  retireTemplate,
  starterOf,
  uploadTemplate,
} from './templates/templates.usecases.ts';
import { printVacancies } from './vacancies.usecases.ts';
import { printWord, sitePosterWord } from './word.usecases.ts';

export function paperRoutes(bind: Binder): void {
  papers.routes(bind);
  bind.route(routes.issueSlips, (ctx, { body }) => issueSlips(ctx, body.placementIds, body.language));
  bind.route(routes.countMatching, (ctx, { query }) => countMatching(ctx, query));
  bind.route(routes.issueMatching, (ctx, { body }, { reply }) =>
    issueMatching(ctx, body.query, body.language, () => reply.raw.destroyed),
  );
  bind.route(routes.issueVisit, (ctx, { body }) => issueVisit(ctx, toRef(body.employerId), body.language));
  bind.route(routes.print, (ctx, { params, query }, { request }) =>
    printBatch(ctx, toRef(params.id), {
      publicUrl: publicUrl(ctx.services.config, request),
      large: query.large ?? false,
      only: query.only === undefined ? null : toRef(query.only),
    }),
  );
  bind.route(routes.word, (ctx, { params, query }, { request }) =>
    printWord(ctx, toRef(params.id), {
      publicUrl: publicUrl(ctx.services.config, request),
      only: query.only === undefined ? null : toRef(query.only),
    }),
  );
  bind.route(routes.templates, (ctx) => readTemplates(ctx));
  bind.route(routes.uploadTemplate, (ctx, { params }, { file }) =>
    uploadTemplate(ctx, params.kind, params.region, file),
  );
  bind.route(routes.templateExample, (ctx, { params }) => exampleOf(ctx, fromShortId(params.id)));
  bind.route(routes.templateStarter, (_ctx, { params }) => Promise.resolve(starterOf(params.kind)));
  bind.route(routes.templatesInUse, async (ctx) => ({ kinds: await kindsInUse(ctx) }));
  bind.route(routes.sitePoster, (ctx, { params, query }, { request }) =>
    sitePosterWord(ctx, fromShortId(params.id), {
      publicUrl: publicUrl(ctx.services.config, request),
      language: query.language ?? ctx.locale,
    }),
  );
  bind.route(routes.activateTemplate, (ctx, { params }) => activateTemplate(ctx, fromShortId(params.id)));
  bind.route(routes.retireTemplate, (ctx, { params }) => retireTemplate(ctx, fromShortId(params.id)));
  bind.route(routes.vacancies, async (ctx, { body }, { request, reply }) => {
    const printed = await printVacancies(ctx, body, publicUrl(ctx.services.config, request));
    nameUnprintable(reply, printed.unprintable);
    return printed;
  });
}
