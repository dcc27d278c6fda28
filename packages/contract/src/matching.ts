import { z } from 'zod';
import { defineRoute } from './kit.ts';
import { IdParams, RecordId, RequiredText } from './common.ts';
import { SeekerRow } from './seekers.ts';
import { VacancyCard } from './vacancies.ts';

/** One reason for or against, already in words; `points` is its share of the score (0–10,000 in all). */
export const MatchReason = z
  .object({
    rule: z.string(),
    side: z.enum(['seeker', 'employer']),
    sign: z.enum(['+', '-', '0']),
    points: z.int(),
    text: z.string(),
  })
  .meta({ id: 'MatchReason' });
export type MatchReason = z.infer<typeof MatchReason>;

/** A hard rule that excluded a pair, and what would have to change. */
export const MatchExclusion = z
  .object({ rule: z.string(), text: z.string(), change: z.string().nullable() })
  .meta({ id: 'MatchExclusion' });
export type MatchExclusion = z.infer<typeof MatchExclusion>;

export const MatchScore = z.object({ total: z.int(), seekerSide: z.int(), employerSide: z.int() });

export const VacancyMatch = z
  .object({
    vacancy: VacancyCard,
    score: MatchScore,
    reasons: z.array(MatchReason),
    placementId: RecordId.nullable(),
  })
  .meta({ id: 'VacancyMatch' });
export type VacancyMatch = z.infer<typeof VacancyMatch>;
export const SeekerMatch = z
  .object({
    seeker: SeekerRow,
    distance: z.int().nullable(),
    score: MatchScore,
    reasons: z.array(MatchReason),
    placementId: RecordId.nullable(),
  })
  .meta({ id: 'SeekerMatch' });
export type SeekerMatch = z.infer<typeof SeekerMatch>;

/** How many were excluded by which rule, with a few examples. */
export const ExclusionSummary = z
  .object({
    considered: z.int(),
    feasible: z.int(),
    byRule: z.array(z.object({ rule: z.string(), text: z.string(), count: z.int() })),
  })
  .meta({ id: 'ExclusionSummary' });

export const PairVerdict = z
  .object({
    feasible: z.boolean(),
    score: MatchScore.nullable(),
    /** Place among the feasible ones of the seeker, 1 is best; null when excluded. */
    rank: z.int().nullable(),
    reasons: z.array(MatchReason),
    exclusions: z.array(MatchExclusion),
  })
  .meta({ id: 'PairVerdict' });

const MatchQuery = z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) });

export const matchingRoutes = {
  forSeeker: defineRoute({
    id: 'matching.forSeeker',
    method: 'GET',
    path: '/matching/seekers/:id',
    summary: 'The best vacancies for a person, with reasons, and what was excluded',
    access: { verb: 'matching.use' },
    params: IdParams,
    query: MatchQuery,
    reply: z.object({ items: z.array(VacancyMatch), excluded: ExclusionSummary }),
    audit: { none: 'Masked list' },
    errors: ['seeker.unknown'],
  }),
  forVacancy: defineRoute({
    id: 'matching.forVacancy',
    method: 'GET',
    path: '/matching/vacancies/:id',
    summary: 'The best people for a vacancy within one’s regions, with reasons',
    access: { verb: 'matching.use' },
    params: IdParams,
    query: MatchQuery,
    reply: z.object({ items: z.array(SeekerMatch), excluded: ExclusionSummary }),
    audit: { none: 'Masked list' },
    errors: ['vacancy.unknown'],
  }),
  pair: defineRoute({
    id: 'matching.pair',
    method: 'GET',
    path: '/matching/pair/:seekerId/:vacancyId',
    summary: 'Why, or why not, this person and this vacancy',
    access: { verb: 'matching.use' },
    params: z.object({ seekerId: RecordId, vacancyId: RecordId }),
    reply: PairVerdict,
    audit: { none: 'Masked' },
  }),
  block: defineRoute({
    id: 'matching.block',
    method: 'POST',
    path: '/matching/blocks',
    summary: 'Never again offer this vacancy’s employer to this person, with a reason',
    access: { verb: 'matching.use' },
    body: z.object({ seekerId: RecordId, vacancyId: RecordId, reason: RequiredText(200) }),
    reply: z.object({ ok: z.literal(true) }),
    audit: { action: 'matching.pair_blocked' },
  }),
} as const;
