import type { PlacementRow, WorklistEntry } from '@yizhan/contract';
import { addDays, shanghaiDate } from '@yizhan/domain';
import { waitingIn, type WorklistItem } from '../../records/worklist/index.ts';
import { followUpList, placementList } from './placements.list.ts';

const VERB = 'placements.move';

function entryOf(row: PlacementRow, what: Pick<WorklistEntry, 'next' | 'at' | 'due'>): WorklistEntry {
  return {
    noun: 'placement',
    id: row.id,
    title: row.seekerName,
    about: `${row.vacancyTitle} · ${row.employerName}`,
    ...what,
    record: { kind: 'placement', row },
  };
}

/** Booked interviews without a recorded result, up to today's; those of earlier days are overdue. */
const interviewsToHold = waitingIn(placementList)({
  id: 'interview.booked',
  verb: VERB,
  weight: 20,
  query: ({ now }) => ({ status: ['interview_booked'], interviewUntil: shanghaiDate(now) }),
  overdue: ({ now }) => ({ interviewUntil: addDays(shanghaiDate(now), -1) }),
  sort: 'interview',
  entries({ now }, rows) {
    const today = shanghaiDate(now);
    return rows.map((row) => {
      const on = row.interviewAt === null ? today : shanghaiDate(new Date(row.interviewAt));
      return entryOf(row, {
        next: row.interviewAt !== null && new Date(row.interviewAt) < now ? 'record_result' : 'meet',
        at: row.interviewAt,
        due: { on, overdue: on < today, missingYear: null },
      });
    });
  },
});

const newApplications = waitingIn(placementList)({
  id: 'application.new',
  verb: VERB,
  weight: 30,
  query: () => ({ status: ['applied'] }),
  sort: 'unchanged',
  entries: (_ctx, rows) => rows.map((row) => entryOf(row, { next: 'forward', at: null, due: null })),
});

const followUpsDue = waitingIn(followUpList)({
  rule: 'follow_up.day_7',
  id: 'follow_up.due',
  verb: VERB,
  weight: 40,
  query: ({ now }) => ({ until: shanghaiDate(now) }),
  overdue: () => ({ overdue: true }),
  entries: (_ctx, rows) =>
    rows.map((row) => ({
      noun: 'placement',
      id: row.placementId,
      title: row.seekerName,
      about: `${row.employerName} · ${row.vacancyTitle}`,
      next: 'ask',
      due: { on: row.dueOn, overdue: row.overdue, missingYear: row.missingYear },
      record: { kind: 'follow_up', row },
    })),
});

export const placementWorklist: readonly WorklistItem[] = [interviewsToHold, newApplications, followUpsDue];
