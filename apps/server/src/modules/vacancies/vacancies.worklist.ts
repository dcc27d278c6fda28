import type { VacancyRow, WorklistEntry } from '@yizhan/contract';
import { addDays, shanghaiDate, UNCONFIRMED_DAYS } from '@yizhan/domain';
import { recordId, toRef } from '../../app/ids.ts';
import { duesOf } from '../../records/deadlines/index.ts';
import { waitingIn, type WorklistItem } from '../../records/worklist/index.ts';
import { countUnmapped, listUnmappedTitles } from './titles.repository.ts';
import { vacancyList } from './vacancies.list.ts';

/** Staff ring an employer this long before an unconfirmed vacancy expires by itself. */
const ASK_AFTER_DAYS = UNCONFIRMED_DAYS - 15;

const REVIEW = 'vacancies.review';

function entryOf(row: VacancyRow, what: Pick<WorklistEntry, 'next' | 'due'>): WorklistEntry {
  return {
    noun: 'vacancy',
    id: row.id,
    title: row.title,
    about: `${row.employerName} · ${row.payText}`,
    at: null,
    ...what,
    record: { kind: 'vacancy', row },
  };
}

const toReview = waitingIn(vacancyList)({
  rule: 'vacancy.review',
  id: 'vacancy.review',
  verb: REVIEW,
  weight: 50,
  query: () => ({ status: ['in_review'] }),
  overdue: () => ({ reviewOverdue: true }),
  sort: 'review',
  async entries(ctx, rows) {
    const refs = rows.map(({ id }) => toRef(id));
    const dues = await duesOf(ctx, 'vacancy.review', refs);
    return rows.map((row) => entryOf(row, { next: 'review', due: dues.get(row.id) ?? null }));
  },
});

const toConfirm = waitingIn(vacancyList)({
  id: 'vacancy.unconfirmed',
  verb: 'vacancies.edit',
  weight: 60,
  query: () => ({ staleDays: ASK_AFTER_DAYS }),
  sort: 'oldest',
  entries: (_ctx, rows) =>
    rows.map((row) => {
      // It expires by itself then.
      const since = row.confirmedAt ?? row.publishedAt;
      const on = since === null ? null : addDays(shanghaiDate(new Date(since)), UNCONFIRMED_DAYS);
      const due = on === null ? null : { on, overdue: false, missingYear: null };
      return entryOf(row, { next: 'confirm', due });
    }),
});

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
