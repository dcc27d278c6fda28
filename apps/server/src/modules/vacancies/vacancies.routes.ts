import { vacancyRoutes as routes, type Vacancy } from '@yizhan/contract';
import { findingMessage } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Binder } from '../../app/http/bind.ts';
import { toRef, type Ref } from '../../app/ids.ts';
import { readTimeline } from '../../app/timeline.ts';
import { OCCUPATIONS } from '../reference/index.ts';
import { decideFinding } from './findings.usecases.ts';
import { findVacancyListRow } from './list.repository.ts';
import { transitionMany, transitionVacancy } from './transitions.usecases.ts';
import { findTemplates } from './templates/templates.ts';
import { VacancyUnknown } from './vacancies.errors.ts';
import { createVacancy, previewVacancy, getVacancy, updateVacancy } from './vacancies.usecases.ts';
import { vacancyView } from './vacancies.views.ts';

export function vacancyRoutes(bind: Binder): void {
  bind.route(routes.create, async (ctx, { body }) => viewOf(ctx, await createVacancy(ctx, body)));

  bind.route(routes.check, async (ctx, { body }) => {
    const { exceptId, ...typed } = body;
    const { columns, findings } = await previewVacancy(ctx, typed, exceptId);
    const { index } = ctx.services.use(OCCUPATIONS).current;
    const read = index.classifyTitle(body.title, { description: body.description });
    return {
      findings: findings.map((finding) => ({
        code: finding.code,
        severity: finding.severity,
        field: finding.field,
        message: findingMessage(finding, ctx.locale),
      })),
      occupation: {
        code: columns.occupation_code,
        name: ctx.services.use(OCCUPATIONS).current.ref(columns.occupation_code)?.name ?? null,
        confidence: columns.occupation_confidence,
        alternatives: read.alternatives.map(({ code, name }) => ({ code, name })),
      },
    };
  });

  bind.route(routes.get, async (ctx, { params }) => {
    await getVacancy(ctx, toRef(params.id));
    return viewOf(ctx, toRef(params.id));
  });

  bind.route(routes.update, async (ctx, { params, body }) => {
    await updateVacancy(ctx, toRef(params.id), body);
    return viewOf(ctx, toRef(params.id));
  });

  bind.route(routes.act, async (ctx, { params, body }) => {
    await transitionVacancy(ctx, toRef(params.id), body);
    return viewOf(ctx, toRef(params.id));
  });

  bind.route(routes.actBulk, async (ctx, { body }) => ({ results: await transitionMany(ctx, body) }));

  bind.route(routes.decideFinding, async (ctx, { params, body }) => {
    await decideFinding(ctx, toRef(params.id), toRef(params.findingId), body);
    return viewOf(ctx, toRef(params.id));
  });

  bind.route(routes.timeline, async (ctx, { params, query }) => {
    const row = await getVacancy(ctx, toRef(params.id));
    return readTimeline(ctx, row, query);
  });

  bind.route(routes.templates, (ctx, { query }) => Promise.resolve({ items: findTemplates(ctx, query.q) }));
}

async function viewOf(ctx: AnyContext, ref: Ref): Promise<Vacancy> {
  const row = await findVacancyListRow(ctx.db, ref);
  if (row === undefined) throw VacancyUnknown();
  return vacancyView(ctx, row);
}
