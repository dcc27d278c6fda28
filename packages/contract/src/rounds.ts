import { z } from 'zod';
import { PRIORITY_GROUPS } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { defineList } from './list.ts';
import { STANDINGS } from './matching.ts';
import { Instant, RegionCode, RegionRef, ShortId, ShortIdParams } from './common.ts';

export const ROUND_PASSES = ['first', 'second'] as const;
export const ROUND_KINDS = ['nightly', 'on_demand'] as const;
export const ROUND_STATES = [
  'queued',
  'running',
  'publishing',
  'published',
  'superseded',
  'cancelled',
  'failed',
] as const;
export const ROUND_STAGES = [
  'reading',
  'recalling',
  'lists',
  'auction',
  'repricing',
  'overflow',
  'figures',
  'effect',
  'keeping',
  'publishing',
] as const;
/** Recommendations each person gets. */
export const PerSeeker = z.int().min(1).max(10);

export const Round = z
  .object({
    id: ShortId,
    /** A prefecture; for a second pass, the province whose people travel beyond their own prefecture. */
    region: RegionRef,
    pass: z.enum(ROUND_PASSES),
    kind: z.enum(ROUND_KINDS),
    state: z.enum(ROUND_STATES),
    perSeeker: PerSeeker,
    /** Whether a full computation was requested. */
    whole: z.boolean(),
    /**
     * The published round it started from, so that only later changes were computed, with the numbers of people and
     * vacancies that were new, changed, or gone. Null for a round computed in full, and while that is not known yet.
     */
    builtOn: z
      .object({ id: ShortId, at: Instant, changedSeekers: z.int(), changedVacancies: z.int() })
      .nullable(),
    /** The current stage and its progress: `done` of `total` people or steps. Null unless it is running. */
    stage: z.enum(ROUND_STAGES).nullable(),
    done: z.int(),
    total: z.int(),
    /** Null for viewers who see counts only, and for rounds that no particular person started. */
    startedBy: z.string().nullable(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    error: z.string().nullable(),
    /** Counts of a round that was solved. */
    counts: z
      .object({
        seekers: z.int(),
        vacancies: z.int(),
        places: z.int(),
        recommended: z.int(),
        filled: z.int(),
        filledPlain: z.int(),
      })
      .nullable(),
    can: z.array(z.enum(['cancel'])),
  })
  .meta({ id: 'Round' });
export type Round = z.infer<typeof Round>;

export const ROUND_FIGURES = [
  'without_any',
  'places_filled',
  'coverage',
  'load_per_place',
  'congestion',
  'gini',
] as const;

/** One figure of the round, compared with everybody's plain list of best vacancies. */
export const RoundFigure = z
  .object({
    code: z.enum(ROUND_FIGURES),
    name: z.string(),
    definition: z.string(),
    unit: z.enum(['person', 'place', 'percent', 'times', 'index']),
    round: z.number(),
    plain: z.number(),
    /** Whether the round's value is the better one; null where they are equal. */
    better: z.boolean().nullable(),
  })
  .meta({ id: 'RoundFigure' });
export type RoundFigure = z.infer<typeof RoundFigure>;

export const RoundReport = z
  .object({
    round: Round,
    certificate: z.object({
      /** In words: the most by which the round can fall short of the best possible. */
      text: z.string(),
      value: z.number(),
      bound: z.number(),
      /** Share of the bound, 0–1, over all feasible pairs. */
      gap: z.number(),
      repricings: z.int(),
    }),
    figures: z.array(RoundFigure),
    /** People for whom some vacancy is feasible. */
    feasible: z.int(),
    /**
     * Places filled by the round, by plain lists of equal length, by the one best vacancy each; and the most that could
     * be filled.
     */
    filled: z.object({ places: z.int(), fillable: z.int(), round: z.int(), plain: z.int(), best: z.int() }),
    /** Vacancies by how many people were sent per place. */
    load: z.array(z.object({ label: z.string(), round: z.int(), plain: z.int() })),
    standing: z.array(z.object({ standing: z.enum(STANDINGS), text: z.string(), recommendations: z.int() })),
    /** Recommendations beyond the places, to people who would otherwise have none. */
    overflow: z.int(),
    /**
     * The effect of each priority group's declared bonus: people with a place within the round, with and without it.
     */
    groups: z.array(
      z.object({
        group: z.enum(PRIORITY_GROUPS),
        bonus: z.int(),
        people: z.int(),
        placed: z.int(),
        placedWithout: z.int(),
        firstChoice: z.int(),
        firstChoiceWithout: z.int(),
      }),
    ),
    /**
     * When the figures of plain lists and of the groups were computed: at the last full round; null where this is one.
     */
    comparedAt: Instant.nullable(),
  })
  .meta({ id: 'RoundReport' });
export type RoundReport = z.infer<typeof RoundReport>;

/** A prefecture with the size of a round there. */
export const RoundPrefecture = z.object({
  region: RegionRef,
  seekers: z.int(),
  vacancies: z.int(),
  places: z.int(),
  publishedAt: Instant.nullable(),
  /** The running or waiting round. */
  current: ShortId.nullable(),
  can: z.array(z.enum(['start'])),
});
export type RoundPrefecture = z.infer<typeof RoundPrefecture>;

/** Rounds of one's regions, of what lies above and of what lies below them. */
export const RoundList = defineList({
  name: 'rounds',
  id: 'rounds.list',
  path: '/rounds',
  summary: 'Rounds of one’s regions, newest first',
  verb: 'indicators.read',
  row: Round,
  columns: {
    region: { text: 'region.fullName', fixed: true },
    state: { word: 'roundState', of: 'state' },
    seekers: { text: 'counts.seekers', align: 'end' },
    vacancies: { text: 'counts.vacancies', align: 'end' },
    filled: { text: 'counts.filled', align: 'end' },
    kind: { word: 'roundKind', of: 'kind' },
    how: { word: 'roundPass', of: 'pass', usual: false },
    at: { instant: 'createdAt' },
  },
  filters: { region: RegionCode.optional() },
  controls: { region: 'region' },
  sorts: { newest: { column: 'at', descending: true }, oldest: { column: 'at' } },
  sort: 'newest',
  export: { rows: 5_000 },
});

export const roundRoutes = {
  prefectures: defineRoute({
    id: 'rounds.prefectures',
    method: 'GET',
    path: '/rounds/prefectures',
    summary: 'Prefectures of one’s regions with people, open vacancies and their latest round',
    access: { verb: 'indicators.read' },
    reply: z.object({ items: z.array(RoundPrefecture) }),
    audit: { none: 'Counts' },
  }),
  list: RoundList.route,
  export: RoundList.exportRoute,
  get: defineRoute({
    id: 'rounds.get',
    method: 'GET',
    path: '/rounds/:id',
    summary: 'State and progress of a round',
    access: { verb: 'indicators.read' },
    params: ShortIdParams,
    reply: Round,
    audit: { none: 'Counts' },
    errors: ['round.unknown', 'access.region'],
  }),
  report: defineRoute({
    id: 'rounds.report',
    method: 'GET',
    path: '/rounds/:id/report',
    summary: 'How near the best possible a round is, and how fair, beside plain best lists',
    access: { verb: 'indicators.read' },
    params: ShortIdParams,
    reply: RoundReport,
    audit: { none: 'Counts' },
    errors: ['round.unknown', 'round.unsolved', 'access.region'],
  }),
  exportCsv: defineRoute({
    id: 'rounds.exportCsv',
    method: 'GET',
    path: '/rounds/:id/report.csv',
    summary: 'The figures of a round as a file',
    access: { verb: 'indicators.read' },
    params: ShortIdParams,
    reply: { stream: 'text/csv' },
    audit: { none: 'Counts' },
    errors: ['round.unknown', 'round.unsolved', 'access.region'],
  }),
  start: defineRoute({
    id: 'rounds.start',
    method: 'POST',
    path: '/rounds',
    summary: 'Start a round of a prefecture now, with so many recommendations for each person',
    access: { verb: 'rounds.run' },
    body: z.object({
      regionCode: z.string().regex(/^\d{4}$/, 'region_code'),
      perSeeker: PerSeeker.default(5),
      /** Computes everything in full, instead of only the changes since the published round. */
      whole: z.boolean().default(false),
    }),
    reply: Round,
    audit: { action: 'round.started' },
    errors: ['region.unknown', 'access.region', 'round.running'],
  }),
  cancel: defineRoute({
    id: 'rounds.cancel',
    method: 'POST',
    path: '/rounds/:id/cancel',
    summary: 'Stop a round within a second; the published one stays as it is',
    access: { verb: 'rounds.run' },
    params: ShortIdParams,
    reply: Round,
    audit: { action: 'round.cancelled' },
    errors: ['round.unknown', 'round.not_running', 'access.region'],
  }),
} as const;
