import type { WorklistEntry } from '@yizhan/contract';
import { addDays, shanghaiDate, shanghaiInstant } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { WorklistItem } from '../../records/worklist/index.ts';
import { countFollowUps, listFollowUps } from './follow-ups.repository.ts';
import { followUpViews, placementRowView } from './placements.views.ts';
import type { PlacementListRow } from './placements.repository.ts';
import {
  countApplications,
  countInterviews,
  listApplications,
  listInterviewsToHold,
} from './worklist.repository.ts';

function today(ctx: AnyContext) {
  const day = shanghaiDate(ctx.now);
  return { day, from: shanghaiInstant(day), before: shanghaiInstant(addDays(day, 1)) };
}

function entryOf(
  ctx: AnyContext,
  row: PlacementListRow,
  what: Pick<WorklistEntry, 'next' | 'at' | 'due'>,
): WorklistEntry {
  const view = placementRowView(ctx, row);
  return {
    noun: 'placement',
    id: view.id,
    title: view.seekerName,
    about: `${view.vacancyTitle} · ${view.employerName}`,
    ...what,
    record: { kind: 'placement', row: view },
  };
}

const interviewsToHold: WorklistItem = {
  id: 'interview.booked',
  verb: 'placements.move',
  weight: 20,
  count: (ctx, scope) => countInterviews(ctx.db, scope, today(ctx)),
  async entries(ctx, scope, limit) {
    const { from, before } = today(ctx);
    const rows = await listInterviewsToHold(ctx.db, scope, before, limit);
    return rows.map((row) => {
      const at = row.interview_at ?? from;
      const due = { on: shanghaiDate(at), overdue: at < from, missingYear: null };
      return entryOf(ctx, row, {
        next: at < ctx.now ? 'record_result' : 'meet',
        at: at.toISOString(),
        due,
      });
    });
  },
};

const newApplications: WorklistItem = {
  id: 'application.new',
  verb: 'placements.move',
  weight: 30,
  count: (ctx, scope) => countApplications(ctx.db, scope),
  async entries(ctx, scope, limit) {
    const rows = await listApplications(ctx.db, scope, limit);
    return rows.map((row) => entryOf(ctx, row, { next: 'forward', at: null, due: null }));
  },
};

const followUpsDue: WorklistItem = {
  id: 'follow_up.due',
  verb: 'placements.move',
  weight: 40,
  count: (ctx, scope) =>
    countFollowUps(ctx.db, { ...scope, until: today(ctx).day, done: false }, today(ctx).day),
  async entries(ctx, scope, limit) {
    const { day } = today(ctx);
    const rows = await listFollowUps(ctx.db, { ...scope, until: day, done: false, limit });
    const shown = rows.slice(0, limit);
    const views = await followUpViews(ctx, shown);
    return views.map((view, at) => ({
      noun: 'placement',
      id: view.placementId,
      title: view.seekerName,
      about: `${view.employerName} · ${view.vacancyTitle}`,
      next: 'ask',
      at: null,
      due: { on: view.dueOn, overdue: view.overdue, missingYear: shown[at]?.missing_year ?? null },
      record: { kind: 'follow_up', row: view },
    }));
  },
};

export const placementWorklist: readonly WorklistItem[] = [interviewsToHold, newApplications, followUpsDue];
