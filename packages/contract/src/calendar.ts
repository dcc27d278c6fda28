import { z } from 'zod';
import { Day, Instant, Text } from './common.ts';
import { defineRoute } from './define-route.ts';

/** The calendar package, a notice that a bureau loaded in its place, or nothing. */
const CALENDAR_ORIGINS = ['shipped', 'loaded', 'unknown'] as const;
const DAY_KINDS = ['workday', 'makeup_workday', 'weekend', 'holiday', 'unknown'] as const;

/** The days off and the worked weekends of a year, and where they are from. */
export const CalendarYear = z
  .object({
    year: z.int(),
    origin: z.enum(CALENDAR_ORIGINS),
    loaded: z
      .object({
        /** Title or number of the notice; '' where nobody named it. */
        source: z.string(),
        /** The day that the notice bears. */
        dated: Day.nullable(),
        /** Null for the command, and where the audit trail no longer says. */
        by: z.string().nullable(),
        at: Instant.nullable(),
      })
      .nullable(),
    holidays: z.array(Day),
    makeupWorkdays: z.array(Day),
    /** Deadlines without a last day because the year is not known. */
    waiting: z.int(),
  })
  .meta({ id: 'CalendarYear' });
export type CalendarYear = z.infer<typeof CalendarYear>;

/** What a text would change, or why it is not taken. */
export const NoticeCheck = z
  .object({
    /** Line of the text; null where a day is missing from it. */
    rejected: z.array(z.object({ line: z.int().nullable(), reason: z.string() })),
    /** Null where a line was rejected. */
    notice: z
      .object({
        year: z.int(),
        origin: z.enum(CALENDAR_ORIGINS),
        /** When the year was last loaded; the import is refused if that has changed meanwhile. */
        was: Instant.nullable(),
        holidays: z.int(),
        makeupWorkdays: z.int(),
        changes: z.array(z.object({ day: Day, from: z.enum(DAY_KINDS), to: z.enum(DAY_KINDS) })),
        waiting: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'NoticeCheck' });
export type NoticeCheck = z.infer<typeof NoticeCheck>;

/** Untrimmed: complaints name lines. */
const NoticeText = z.string().max(100_000, 'too_long');

export const calendarRoutes = {
  list: defineRoute({
    id: 'calendar.list',
    method: 'GET',
    path: '/calendar',
    summary:
      'Which years of holidays and worked weekends are known, where from, and what waits for the others',
    access: { verb: 'settings.manage', of: 'network' },
    reply: z.object({ years: z.array(CalendarYear) }),
    audit: { none: 'read' },
  }),
  check: defineRoute({
    id: 'calendar.check',
    method: 'POST',
    path: '/calendar/check',
    summary: 'What the official notice of a year would change, a line for each day; stores nothing',
    access: { verb: 'settings.manage', of: 'network' },
    body: z.object({ text: NoticeText }),
    reply: NoticeCheck,
    audit: { none: 'stores nothing' },
  }),
  take: defineRoute({
    id: 'calendar.import',
    method: 'POST',
    path: '/calendar/import',
    summary: 'Take in the official notice of a year, in place of what was known of it; all of it or nothing',
    access: { verb: 'settings.manage', of: 'network' },
    body: z.object({
      text: NoticeText,
      source: Text(200),
      dated: Day.nullable(),
      /** As the check answered. */
      was: Instant.nullable(),
    }),
    reply: CalendarYear,
    audit: { action: 'calendar.imported' },
    errors: [
      'calendar.empty',
      'calendar.line',
      'calendar.other_year',
      'calendar.twice',
      'calendar.not_weekend',
      'calendar.not_whole',
      'calendar.changed',
    ],
  }),
} as const;
