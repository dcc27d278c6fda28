import type { VacancyRow, WorklistEntry } from '@yizhan/contract';
import { UNCONFIRMED_DAYS } from '@yizhan/domain';
import { recordId, shortId } from '../../app/ids.ts';
import { MOST_WAITING, upTo, type WorklistItem, type WorklistScope } from '../../records/worklist/index.ts';
import { countUnmapped, listUnmappedTitles } from './titles.repository.ts';
import { vacancyList } from './vacancies.list.ts';

/** Staff ring an employer this long before an unconfirmed vacancy expires by itself. */
const ASK_AFTER_DAYS = UNCONFIRMED_DAYS - 15;

type Query = Parameters<typeof vacancyList.page>[1];

function vacanciesWaiting(
  item: Pick<WorklistItem, 'id' | 'verb' | 'weight'>,
  next: WorklistEntry['next'],
  query: Query,
): WorklistItem {
  const { verb } = item;
  const at = ({ siteId }: WorklistScope): Query =>
    siteId === undefined ? query : { ...query, siteId: shortId(siteId) };
  return {
    ...item,
    count: async (ctx, scope) => upTo(await vacancyList.count(ctx, at(scope), { verb }, MOST_WAITING)),
    async entries(ctx, scope, limit) {
      const { items } = await vacancyList.page(ctx, { ...at(scope), sort: 'oldest', limit }, { verb });
      return items.map((row) => entryOf(row, next));
    },
  };
}

function entryOf(view: VacancyRow, next: WorklistEntry['next']): WorklistEntry {
  return {
    noun: 'vacancy',
    id: view.id,
    title: view.title,
    about: `${view.employerName} · ${view.payText}`,
    next,
    at: null,
    due: null,
    record: { kind: 'vacancy', row: view },
  };
}

const unmappedTitles: WorklistItem = {
  id: 'title.unmapped',
  verb: 'vacancies.review',
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

export const vacancyWorklist: readonly WorklistItem[] = [
  vacanciesWaiting({ id: 'vacancy.review', verb: 'vacancies.review', weight: 50 }, 'review', {
    status: ['in_review'],
  }),
  vacanciesWaiting({ id: 'vacancy.unconfirmed', verb: 'vacancies.edit', weight: 60 }, 'confirm', {
    staleDays: ASK_AFTER_DAYS,
  }),
  unmappedTitles,
];
