import { OK, ownEmployerRoutes as routes, type OwnVacancy } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { toPage } from '../../app/db/cursor.ts';
import { AccessDenied } from '../../app/errors.ts';
import type { Binder } from '../../app/http/bind.ts';
import { newId, recordId, toRef, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { ownEmployerRef } from '../employers/index.ts';
import { countCandidates, findVacancyListRow, cursorOf, listVacancyRows } from './list.repository.ts';
import { transitionVacancy } from './transitions.usecases.ts';
import { assertNotBarred } from './vacancies.flow.ts';
import { findAsker, insertHelpRequest } from './own-vacancies.repository.ts';
import { VacancyUnknown } from './vacancies.errors.ts';
import { owns } from './vacancies.policy.ts';
import { findVacancyRow, lockCompany } from './vacancies.repository.ts';
import { createVacancy, updateVacancy } from './vacancies.usecases.ts';
import { vacancyRowView, vacancyView } from './vacancies.views.ts';

/** The routes with which an employer posts vacancies and follows them. */
export function ownVacancyRoutes(bind: Binder): void {
  bind.route(routes.vacancies, async (ctx, { query }) => {
    const { rows, total } = await listVacancyRows(ctx.db, {
      regions: [],
      sites: [],
      employer: ownEmployerRef(ctx.actor),
      query: null,
      sort: 'newest',
      ...query,
    });
    return toPage(
      rows,
      query.limit,
      (row) => cursorOf('newest', row),
      (row) => vacancyRowView(ctx, row),
      total,
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

  bind.route(routes.updateVacancy, async (ctx, { params, body }) => {
    const ref = toRef(params.id);
    const before = await getOwnVacancy(ctx, ref);
    const isSameTitle = before.title === body.title;
    await updateVacancy(ctx, ref, {
      ...body,
      contactPhone: body.contactPhone ?? undefined,
      // What a reviewer chose stands as long as the title does.
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

  bind.route(routes.invite, async (ctx, { params, body }) => {
    await askForPeople(ctx, toRef(params.id), body.note);
    return OK;
  });
}

/** Asks the station to bring people: a call-back with the vacancy named. @throws VacancyUnknown */
async function askForPeople(ctx: WriteContext, ref: Ref, note: string): Promise<void> {
  const row = await getOwnVacancy(ctx, ref);
  const employer = ownEmployerRef(ctx.actor);
  const asker =
    ctx.actor.kind === 'employer' ? await findAsker(ctx.trx, ctx.actor.accountId, employer) : undefined;
  if (asker === undefined) throw AccessDenied();
  const id = newId();
  await insertHelpRequest(ctx.trx, {
    prefecture: row.prefecture,
    id,
    region_code: row.region_code.startsWith(row.prefecture) ? row.region_code : row.employer_region,
    site_id: row.site_id,
    name: asker.contact_name === '' ? asker.name : asker.contact_name,
    phone_cipher: asker.phone_cipher,
    phone_hmac: asker.phone_hmac,
    phone_mask: asker.phone_mask,
    note,
    vacancy_prefecture: ref.prefecture,
    vacancy_id: ref.id,
    vacancy_title: row.title,
    employer_id: employer.id,
    created_at: ctx.now,
  });
  const data = { title: row.title, vacancyId: recordId(ref) };
  await addToTimeline(ctx, { party: 'vacancy', ref, kind: 'help.asked', siteId: row.site_id, note, data });
  await addToTimeline(ctx, {
    party: 'employer',
    ref: employer,
    kind: 'help.asked',
    siteId: row.site_id,
    note,
    data,
  });
  await ctx.audit({
    action: 'help.asked',
    entity: { kind: 'help_request', id: recordId(row.prefecture, id) },
    region: row.region_code,
    summary: { vacancy: recordId(ref) },
  });
}

/** Somebody else's vacancy is as unknown as none. @throws VacancyUnknown, NotRegistered */
async function getOwnVacancy(ctx: AnyContext, ref: Ref) {
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
