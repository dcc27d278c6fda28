import { z } from 'zod';
import { GRADES, INDICATOR_CODES } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { Day, PageQuery, pageOf, RecordId, RegionCode, ShortId } from './common.ts';

export const IndicatorName = z.enum(INDICATOR_CODES);
export const GradeName = z.enum(GRADES);
const Period = z.object({
  from: Day,
  to: Day,
  region: RegionCode.optional(),
  siteId: ShortId.optional(),
  /** Counts only claims evidenced at least this well; what is no claim is counted as ever. */
  grade: GradeName.optional(),
});

export const IndicatorFigure = z
  .object({
    code: IndicatorName,
    name: z.string(),
    definition: z.string(),
    unit: z.enum(['vacancy', 'person']),
    value: z.int(),
    /** The value for the preceding period of the same length. */
    previous: z.int(),
    /** Second count for display next to it, e.g. places of the vacancies, number of referrals. */
    times: z.int(),
    /** How many of the value are evidenced how well, each by its best proof; null for what is no claim. */
    grades: z.array(z.object({ grade: GradeName, value: z.int() })).nullable(),
  })
  .meta({ id: 'IndicatorFigure' });
export type IndicatorFigure = z.infer<typeof IndicatorFigure>;

export const indicatorRoutes = {
  summary: defineRoute({
    id: 'indicators.summary',
    method: 'GET',
    path: '/indicators',
    summary: 'The figures of a period with their shares by grade of evidence, and the period before',
    access: { verb: 'indicators.read' },
    query: Period,
    reply: z.object({
      from: Day,
      to: Day,
      previousFrom: Day,
      previousTo: Day,
      figures: z.array(IndicatorFigure),
    }),
    audit: { none: 'Counts' },
    errors: ['period.invalid', 'access.region'],
  }),
  series: defineRoute({
    id: 'indicators.series',
    method: 'GET',
    path: '/indicators/:code/series',
    summary: 'One figure by day, week or month, with the period before beside it',
    access: { verb: 'indicators.read' },
    params: z.object({ code: IndicatorName }),
    query: Period.extend({ by: z.enum(['day', 'week', 'month']).default('week') }),
    reply: z.object({ points: z.array(z.object({ from: Day, to: Day, value: z.int(), previous: z.int() })) }),
    audit: { none: 'Counts' },
    errors: ['period.invalid', 'access.region'],
  }),
  breakdown: defineRoute({
    id: 'indicators.breakdown',
    method: 'GET',
    path: '/indicators/:code/breakdown',
    summary:
      'One figure split by region one level down, or by site. A person served at two sites counts once at each and once in the total',
    access: { verb: 'indicators.read' },
    params: z.object({ code: IndicatorName }),
    query: Period.extend({ by: z.enum(['region', 'site']).default('region') }),
    reply: z.object({
      total: z.int(),
      rows: z.array(
        z.object({ key: z.string().nullable(), name: z.string(), value: z.int(), times: z.int() }),
      ),
    }),
    audit: { none: 'Counts' },
    errors: ['period.invalid', 'access.region'],
  }),
  records: defineRoute({
    id: 'indicators.records',
    method: 'GET',
    path: '/indicators/:code/records',
    summary: 'The records behind a figure; as many rows as the figure says',
    access: { verb: 'indicators.open' },
    params: z.object({ code: IndicatorName }),
    query: PageQuery.extend({ ...Period.shape, exactRegion: RegionCode.optional() }),
    reply: pageOf(
      z.object({
        kind: z.enum(['vacancy', 'seeker', 'placement']),
        id: RecordId,
        title: z.string(),
        detail: z.string(),
        day: Day,
        times: z.int(),
        site: z.string().nullable(),
        /** The best evidence of what counts here; null for what is no claim. */
        grade: GradeName.nullable(),
        /** The record with that evidence, which may be another of the same person. */
        provedBy: RecordId.nullable(),
      }),
    ),
    audit: { none: 'Masked list' },
    errors: ['period.invalid', 'access.region'],
  }),
  exportCsv: defineRoute({
    id: 'indicators.exportCsv',
    method: 'GET',
    path: '/indicators/:code/records.csv',
    summary: 'The records behind a figure as a file, masked',
    access: { verb: 'indicators.open' },
    params: z.object({ code: IndicatorName }),
    query: Period,
    reply: { stream: 'text/csv' },
    audit: { none: 'Masked list' },
    errors: ['period.invalid', 'access.region'],
  }),
} as const;
