import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import { CallBack } from './call-backs.ts';
import { Day, ShortId } from './common.ts';
import { FollowUp, PlacementRow } from './placements.ts';
import { VacancyRow } from './vacancies.ts';

/** The clerk's list of today; each part shows its first rows and how many there are. */
export const Today = z
  .object({
    day: Day,
    dayNote: z.string(),
    callBacks: z.object({ total: z.int(), items: z.array(CallBack) }),
    followUps: z.object({ total: z.int(), overdue: z.int(), items: z.array(FollowUp) }),
    interviews: z.object({ total: z.int(), items: z.array(PlacementRow) }),
    review: z.object({ total: z.int(), items: z.array(VacancyRow) }),
    newApplications: z.object({ total: z.int(), items: z.array(PlacementRow) }),
    toConfirm: z.object({ total: z.int(), items: z.array(VacancyRow) }),
    unmappedTitles: z.int(),
  })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof Today>;

export const worklistRoutes = {
  today: defineRoute({
    id: 'worklist.today',
    method: 'GET',
    path: '/today',
    summary: 'What waits for me today',
    access: { verb: 'todo.read' },
    query: z.object({ siteId: ShortId.optional() }),
    reply: Today,
    audit: { none: 'Masked list' },
  }),
} as const;
