import {
  ownEmployerRoutes as routes,
  type OwnHistoryEntry,
  type OwnVacancy,
  type TimelineEntry,
} from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Binder } from '../../app/http/bind.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import { readTimeline } from '../../app/timeline.ts';
import { ownEmployerRef } from '../employers/index.ts';
import { everything } from '../../records/lists/scope.sql.ts';
import { countCandidates, findVacancyListRow } from './list.repository.ts';
import { transitionVacancy } from './transitions.usecases.ts';
import { assertNotBarred } from './vacancies.flow.ts';
import { VacancyUnknown } from './vacancies.errors.ts';
import { owns } from './vacancies.policy.ts';
import { findVacancyRow, lockCompany } from './vacancies.repository.ts';
import { createVacancy, updateVacancy } from './vacancies.usecases.ts';
import { vacancyList } from './vacancies.list.ts';
import { vacancyView } from './vacancies.views.ts';

/** The routes by which an employer publishes vacancies and follows them. */
export function ownVacancyRoutes(bind: Binder): void {
  bind.route(routes.vacancies, (ctx, { query }) => {
    const employer = ownEmployerRef(ctx.actor);
    return vacancyList.page(
      ctx,
      { ...query, employerId: recordId(employer) },
      everything([employer.prefecture]),
    );
  });

  bind.route(routes.postVacancy, async (ctx, { body }) => {
    const employer = ownEmployerRef(ctx.actor);
    const company = await lockCompany(ctx.trx, employer);
    if (company !== undefined) assertNotBarred(company, shanghaiDate(ctx.now));
    const ref = await createVacancy(ctx, {
      ...body,
      employerId: recordId(employer),
      occupationCode: null,
      siteId: null,
    });
    await transitionVacancy(ctx, ref, { action: 'submit', version: null });
    return ownView(ctx, ref);
  });

  bind.route(routes.vacancy, async (ctx, { params }) => {
    await getOwnVacancy(ctx, toRef(params.id));
    return ownView(ctx, toRef(params.id));
  });

  bind.route(routes.history, async (ctx, { params, query }) => {
    const row = await getOwnVacancy(ctx, toRef(params.id));
    const page = await readTimeline(ctx, row, query);
    return { ...page, items: page.items.filter(({ kind }) => OWN_HISTORY.has(kind)).map(ownEntry) };
  });

  bind.route(routes.updateVacancy, async (ctx, { params, body }) => {
    const ref = toRef(params.id);
    const before = await getOwnVacancy(ctx, ref);
    const isSameTitle = before.title === body.title;
    await updateVacancy(ctx, ref, {
      ...body,
      contactPhone: body.contactPhone ?? undefined,
      // A reviewer's choice stays as long as the title does.
      occupationCode: isSameTitle && before.occupation_confidence === 1 ? before.occupation_code : null,
    });
    const after = await findVacancyRow(ctx.trx, ref);
    if (after?.status === 'draft') await transitionVacancy(ctx, ref, { action: 'submit', version: null });
    return ownView(ctx, ref);
  });

  bind.route(routes.act, async (ctx, { params, body }) => {
    await getOwnVacancy(ctx, toRef(params.id));
    await transitionVacancy(ctx, toRef(params.id), body);
    return ownView(ctx, toRef(params.id));
  });
}

/** Events shown to an employer in every case, without the station's internal notes. */
const OWN_HISTORY: ReadonlySet<string> = new Set([
  'vacancy.created',
  'vacancy.updated',
  'vacancy.submitted',
  'vacancy.published',
  'vacancy.sent_back',
  'vacancy.filled',
  'vacancy.expired',
  'vacancy.withdrawn',
  'vacancy.reopened',
  'vacancy.confirmed',
  'vacancy.taken_back',
  'placement.applied',
  'placement.referred',
  'placement.accepted',
  'placement.interview_booked',
  'placement.interviewed',
  'placement.intention',
  'placement.hired',
  'placement.stopped',
  'placement.taken_back',
  'help.asked',
]);

/** The employer's own people appear by name; staff of the station and applicants do not. */
function ownEntry({ id, at, kind, actor }: TimelineEntry): OwnHistoryEntry {
  return { id, at, kind, actor: { kind: actor.kind, name: actor.kind === 'employer' ? actor.name : null } };
}

/** Another employer's vacancy counts as unknown. @throws VacancyUnknown, NotRegistered */
export async function getOwnVacancy(ctx: AnyContext, ref: Ref) {
  ownEmployerRef(ctx.actor);
  const row = await findVacancyRow(ctx.db, ref);
  if (row === undefined || !owns(ctx.actor, row)) throw VacancyUnknown();
  return row;
}

async function ownView(ctx: AnyContext, ref: Ref): Promise<OwnVacancy> {
  const row = await findVacancyListRow(ctx.db, ref);
  if (row === undefined) throw VacancyUnknown();
  return { ...(await vacancyView(ctx, row)), candidates: await countCandidates(ctx.db, ref) };
}
