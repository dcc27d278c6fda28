import type { VacancyRow, WorklistEntry } from '@yizhan/contract';
import { addDays, shanghaiDate, UNCONFIRMED_DAYS } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId, toRef } from '../../app/ids.ts';
import { duesOf } from '../../records/deadlines/index.ts';
import { MOST_WAITING, upTo, type WorklistItem, type WorklistScope } from '../../records/worklist/index.ts';
import { countUnmapped, listUnmappedTitles } from './titles.repository.ts';
import { vacancyList } from './vacancies.list.ts';

/** Staff ring an employer this long before an unconfirmed vacancy expires by itself. */
const ASK_AFTER_DAYS = UNCONFIRMED_DAYS - 15;

const REVIEW = 'vacancies.review';
const EDIT = 'vacancies.edit';

type Query = Parameters<typeof vacancyList.page>[1];

const at = ({ siteId }: WorklistScope): Query => (siteId === undefined ? {} : { siteId: shortId(siteId) });
const count = (ctx: AnyContext, query: Query, verb: WorklistItem['verb']) =>
  vacancyList.count(ctx, query, { verb }, MOST_WAITING);

function entryOf(view: VacancyRow, what: Pick<WorklistEntry, 'next' | 'due'>): WorklistEntry {
  return {
    noun: 'vacancy',
    id: view.id,
    title: view.title,
    about: `${view.employerName} · ${view.payText}`,
    at: null,
    ...what,
    record: { kind: 'vacancy', row: view },
  };
}

const toReview: WorklistItem = {
  rule: 'vacancy.review',
  id: 'vacancy.review',
  verb: REVIEW,
  weight: 50,
  async count(ctx, scope) {
    const query = { ...at(scope), status: ['in_review' as const] };
    const overdue = await count(ctx, { ...query, reviewOverdue: true }, REVIEW);
    return upTo(await count(ctx, query, REVIEW), overdue);
  },
  async entries(ctx, scope, limit) {
    const query = { ...at(scope), status: ['in_review' as const], sort: 'review' as const, limit };
    const { items } = await vacancyList.page(ctx, query, { verb: REVIEW });
    const dues = await duesOf(
      ctx,
      'vacancy.review',
      items.map(({ id }) => toRef(id)),
    );
    return items.map((row) => entryOf(row, { next: 'review', due: dues.get(row.id) ?? null }));
  },
};

const toConfirm: WorklistItem = {
  id: 'vacancy.unconfirmed',
  verb: EDIT,
  weight: 60,
  async count(ctx, scope) {
    return upTo(await count(ctx, { ...at(scope), staleDays: ASK_AFTER_DAYS }, EDIT));
  },
  async entries(ctx, scope, limit) {
    const query = { ...at(scope), staleDays: ASK_AFTER_DAYS, sort: 'oldest' as const, limit };
    const { items } = await vacancyList.page(ctx, query, { verb: EDIT });
    return items.map((row) => {
      // It expires by itself then.
      const since = row.confirmedAt ?? row.publishedAt;
      const on = since === null ? null : addDays(shanghaiDate(new Date(since)), UNCONFIRMED_DAYS);
      const due = on === null ? null : { on, overdue: false, missingYear: null };
      return entryOf(row, { next: 'confirm', due });
    });
  },
};

const unmappedTitles: WorklistItem = {
  id: 'title.unmapped',
  verb: REVIEW,
  weight: 70,
  shown: 3,
  count: (ctx, scope) => countUnmapped(ctx.db, scope),
  async entries(ctx, scope, limit) {
    const titles = await listUnmappedTitles(ctx.db, scope, { offset: 0, limit });
    return titles.slice(0, limit).map((row) => ({
      noun: 'title',
      id: recordId(row),
      title: row.title,
      about: { 'zh-CN': `${row.n}个岗位`, en: `${row.n} vacancies` }[ctx.locale],
      next: 'map_title',
      at: null,
      due: null,
      record: null,
    }));
  },
};

export const vacancyWorklist: readonly WorklistItem[] = [toReview, toConfirm, unmappedTitles];
