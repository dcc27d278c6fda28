import { z } from 'zod';
import { HIDE_REASONS, FEEDBACK_KINDS } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { IdParams, Instant, Ok, RecordId, RequiredText, Text } from './common.ts';
import { SeekerRow } from './seekers.ts';
import { VacancyCard } from './vacancies.ts';

/** One reason for or against, already in words; `points` is its share of the score (0–10,000 in total). */
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

/** Which list the feedback changes: the vacancies of the person, or the people of the vacancy. */
export const MatchListName = z.enum(['seeker', 'vacancy']);

/** A pair that a user keeps on top of a list, or hid from it. */
export const ListFeedback = z
  .object({
    id: RecordId,
    list: MatchListName,
    kind: z.enum(FEEDBACK_KINDS),
    reason: z.enum(HIDE_REASONS).nullable(),
    note: z.string(),
    /** `seeker` is the person acting alone on a phone; the name is then a masked number. */
    by: z.object({ kind: z.string(), name: z.string() }),
    at: Instant,
  })
  .meta({ id: 'ListFeedback' });
export type ListFeedback = z.infer<typeof ListFeedback>;

/** An employer that is no longer suggested to a person. */
export const MatchBlock = z
  .object({
    employer: z.object({ id: RecordId, name: z.string() }),
    reason: z.string(),
    by: z.string(),
    at: Instant,
  })
  .meta({ id: 'MatchBlock' });
export type MatchBlock = z.infer<typeof MatchBlock>;

/** A change to a wish, suggested by the reasons given for hiding; nothing changes until a user accepts it. */
export const MatchProposal = z
  .object({
    /** Identifies the proposed change, so that an answer to an older one has no effect. */
    id: z.string(),
    text: z.string(),
    because: z.string(),
  })
  .meta({ id: 'MatchProposal' });
export type MatchProposal = z.infer<typeof MatchProposal>;

/** One change on the person's side, and the vacancies it would open up. */
export const MatchOpening = z
  .object({
    rule: z.string(),
    text: z.string(),
    /** Vacancies that would newly be among the person's best fifty. */
    opens: z.int(),
    /** Rank the best of them would have. */
    rank: z.int(),
    vacancy: z.object({ id: RecordId, title: z.string() }),
  })
  .meta({ id: 'MatchOpening' });
export type MatchOpening = z.infer<typeof MatchOpening>;

export const STANDINGS = ['free', 'sought', 'crowded'] as const;

/**
 * The round of the network gives a person this vacancy, and how sought after it is: places left over, about as many
 * people as places, more people than places. The text is for the person.
 */
export const FromRound = z
  .object({ standing: z.enum(STANDINGS), text: z.string() })
  .meta({ id: 'FromRound' });
export type FromRound = z.infer<typeof FromRound>;

/** What a list of the console shows with a match. */
const listed = {
  feedback: ListFeedback.nullable(),
  /** Filled only for a pinned pair that no longer passes the rules. */
  exclusions: z.array(MatchExclusion),
  /** Why it ranks below the previous one; empty for the first and for pinned ones. */
  below: z.array(z.string()),
};

export const VacancyMatch = z
  .object({
    vacancy: VacancyCard,
    score: MatchScore,
    reasons: z.array(MatchReason),
    placementId: RecordId.nullable(),
    /** Null for vacancies not in the published round; those of the round come first, in its order. */
    fromRound: FromRound.nullable(),
    ...listed,
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
    ...listed,
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
    /** Rank among the feasible vacancies of the seeker, 1 is best; for an excluded pair the rank it would have. */
    rank: z.int().nullable(),
    /** For an excluded pair: everything that would have to change, and the rank it would then have. */
    standing: z.string().nullable(),
    reasons: z.array(MatchReason),
    exclusions: z.array(MatchExclusion),
  })
  .meta({ id: 'PairVerdict' });

/** The composition of a score: for each side the points of every rule, and the most it can give. */
export const MatchPicture = z
  .object({
    score: z.int(),
    sides: z.array(
      z.object({
        side: z.enum(['seeker', 'employer']),
        points: z.int(),
        possible: z.int(),
        parts: z.array(z.object({ rule: z.string(), points: z.int(), possible: z.int() })),
      }),
    ),
  })
  .meta({ id: 'MatchPicture' });
export type MatchPicture = z.infer<typeof MatchPicture>;

/** How full a vacancy is, and who waits for it. */
export const MatchQueue = z
  .object({
    headcount: z.int(),
    places: z.int(),
    /** Applied or referred, and not yet answered or invited. */
    waiting: z.int(),
    interviewing: z.int(),
    hired: z.int(),
    /** People to whom the published round recommends it; null while there is none. */
    recommended: z.int().nullable(),
    /** This person's rank among the suitable people; `place` is null below the `counted` best. */
    standing: z.object({ place: z.int().nullable(), counted: z.int(), all: z.boolean() }).nullable(),
  })
  .meta({ id: 'MatchQueue' });
export type MatchQueue = z.infer<typeof MatchQueue>;

const HiddenVacancy = z.object({
  feedback: ListFeedback,
  vacancy: z.object({ id: RecordId, title: z.string(), employerName: z.string() }),
});
const HiddenSeeker = z.object({
  feedback: ListFeedback,
  seeker: z.object({ id: RecordId, name: z.string() }),
});

/** A hide gives a reason; "other" needs words. */
const isExplained = (feedback: { kind: string; reason: string | null; note: string }): boolean =>
  feedback.kind === 'pin' ||
  (feedback.reason !== null && (feedback.reason !== 'other' || feedback.note !== ''));

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
    reply: z.object({
      items: z.array(VacancyMatch),
      excluded: ExclusionSummary,
      hidden: z.array(HiddenVacancy),
      blocked: z.array(MatchBlock),
      proposals: z.array(MatchProposal),
    }),
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
    reply: z.object({
      items: z.array(SeekerMatch),
      excluded: ExclusionSummary,
      hidden: z.array(HiddenSeeker),
    }),
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
  comparePair: defineRoute({
    id: 'matching.comparePair',
    method: 'GET',
    path: '/matching/compare/:seekerId/:vacancyId',
    summary:
      'A person and a vacancy beside each other: the verdict, the feedback and the queue at the vacancy',
    access: { verb: 'matching.use' },
    params: z.object({ seekerId: RecordId, vacancyId: RecordId }),
    reply: z.object({
      verdict: PairVerdict,
      picture: MatchPicture,
      queue: MatchQueue,
      feedback: z.array(ListFeedback),
    }),
    audit: { none: 'Masked' },
    errors: ['seeker.unknown', 'vacancy.unknown'],
  }),
  openings: defineRoute({
    id: 'matching.openings',
    method: 'GET',
    path: '/matching/seekers/:id/openings',
    summary: 'Which single change would open most good vacancies to a person',
    access: { verb: 'matching.use' },
    params: IdParams,
    reply: z.object({ items: z.array(MatchOpening) }),
    audit: { none: 'Masked' },
    errors: ['seeker.unknown'],
  }),
  giveFeedback: defineRoute({
    id: 'matching.giveFeedback',
    method: 'POST',
    path: '/matching/feedback',
    summary: 'Keep a pair on top of a list, or take it off with a reason',
    access: { verb: 'matching.use' },
    body: z
      .object({
        seekerId: RecordId,
        vacancyId: RecordId,
        list: MatchListName,
        kind: z.enum(FEEDBACK_KINDS),
        reason: z.enum(HIDE_REASONS).nullable().default(null),
        note: Text(200).default(''),
      })
      .refine(isExplained, { message: 'required', path: ['reason'] }),
    reply: z.object({ feedback: ListFeedback, proposals: z.array(MatchProposal) }),
    audit: { action: 'matching.marked' },
    errors: ['seeker.unknown', 'vacancy.unknown'],
  }),
  undoFeedback: defineRoute({
    id: 'matching.undoFeedback',
    method: 'POST',
    path: '/matching/feedback/:id/undo',
    summary: 'Take a pin or a hide back; repeating it changes nothing',
    access: { verb: 'matching.use' },
    params: IdParams,
    reply: Ok,
    audit: { action: 'matching.mark_undone' },
    errors: ['list_feedback.unknown'],
  }),
  answerProposal: defineRoute({
    id: 'matching.answerProposal',
    method: 'POST',
    path: '/matching/seekers/:id/proposals',
    summary: 'Say yes or no to a proposed change of a person’s wishes; a yes makes the change',
    access: { verb: 'matching.use' },
    params: IdParams,
    body: z.object({ proposal: RequiredText(80), accept: z.boolean() }),
    reply: Ok,
    audit: { action: 'matching.proposal_answered' },
    errors: ['seeker.unknown', 'match_proposal.gone'],
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
  unblock: defineRoute({
    id: 'matching.unblock',
    method: 'POST',
    path: '/matching/blocks/undo',
    summary: 'Let an employer be suggested to a person again; repeating it changes nothing',
    access: { verb: 'matching.use' },
    body: z.object({ seekerId: RecordId, employerId: RecordId }),
    reply: Ok,
    audit: { action: 'matching.pair_unblocked' },
    errors: ['seeker.unknown'],
  }),
} as const;
