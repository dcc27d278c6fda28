import type { FollowUp, PlacementRow, WorklistEntry } from '@yizhan/contract';
import { addDays, shanghaiDate } from '@yizhan/domain';
import { shortId } from '../../app/ids.ts';
import { MOST_WAITING, upTo, type WorklistItem, type WorklistScope } from '../../records/worklist/index.ts';
import { followUpList, placementList } from './placements.list.ts';

const VERB = 'placements.move';
const within = { verb: VERB } as const;
const at = ({ siteId }: WorklistScope) => (siteId === undefined ? {} : { siteId: shortId(siteId) });

function entryOf(view: PlacementRow, what: Pick<WorklistEntry, 'next' | 'at' | 'due'>): WorklistEntry {
  return {
    noun: 'placement',
    id: view.id,
    title: view.seekerName,
    about: `${view.vacancyTitle} · ${view.employerName}`,
    ...what,
    record: { kind: 'placement', row: view },
  };
}

/** Booked interviews without a recorded result, up to today's; those of earlier days are overdue. */
const interviewsToHold: WorklistItem = {
  id: 'interview.booked',
  verb: VERB,
  weight: 20,
  async count(ctx, scope) {
    const today = shanghaiDate(ctx.now);
    const until = (interviewUntil: string) =>
      placementList.count(
        ctx,
        { ...at(scope), status: ['interview_booked'], interviewUntil },
        within,
        MOST_WAITING,
      );
    return upTo(await until(today), await until(addDays(today, -1)));
  },
  async entries(ctx, scope, limit) {
    const today = shanghaiDate(ctx.now);
    const query = { ...at(scope), status: ['interview_booked' as const], interviewUntil: today };
    const { items } = await placementList.page(ctx, { ...query, sort: 'interview', limit }, within);
    return items.map((view) => {
      const on = view.interviewAt === null ? today : shanghaiDate(new Date(view.interviewAt));
      return entryOf(view, {
        next: view.interviewAt !== null && new Date(view.interviewAt) < ctx.now ? 'record_result' : 'meet',
        at: view.interviewAt,
        due: { on, overdue: on < today, missingYear: null },
      });
    });
  },
};

const newApplications: WorklistItem = {
  id: 'application.new',
  verb: VERB,
  weight: 30,
  count: async (ctx, scope) =>
    upTo(await placementList.count(ctx, { ...at(scope), status: ['applied'] }, within, MOST_WAITING)),
  async entries(ctx, scope, limit) {
    const query = { ...at(scope), status: ['applied' as const], sort: 'unchanged' as const, limit };
    const { items } = await placementList.page(ctx, query, within);
    return items.map((view) => entryOf(view, { next: 'forward', at: null, due: null }));
  },
};

const followUpsDue: WorklistItem = {
  rule: 'follow_up.day_7',
  id: 'follow_up.due',
  verb: VERB,
  weight: 40,
  async count(ctx, scope) {
    const until = shanghaiDate(ctx.now);
    const some = (query: object) =>
      followUpList.count(ctx, { ...at(scope), until, ...query }, within, MOST_WAITING);
    return upTo(await some({}), await some({ overdue: true }));
  },
  async entries(ctx, scope, limit) {
    const query = { ...at(scope), until: shanghaiDate(ctx.now), limit };
    const { items } = await followUpList.page(ctx, query, within);
    return items.map((view: FollowUp) => ({
      noun: 'placement',
      id: view.placementId,
      title: view.seekerName,
      about: `${view.employerName} · ${view.vacancyTitle}`,
      next: 'ask',
      at: null,
      due: { on: view.dueOn, overdue: view.overdue, missingYear: view.missingYear },
      record: { kind: 'follow_up', row: view },
    }));
  },
};

export const placementWorklist: readonly WorklistItem[] = [interviewsToHold, newApplications, followUpsDue];
