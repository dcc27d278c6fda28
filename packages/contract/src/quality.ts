import { z } from 'zod';
import { PRIORITY_GROUPS } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { Day, Instant, Ok, RegionCode, RequiredText, ShortId, ShortIdParams } from './common.ts';

/** How a person and a vacancy came together. */
export const FOUND_BY = ['recommended', 'self_found', 'picked'] as const;
export const FoundBy = z.enum(FOUND_BY);
export const QUALITY_SPLITS = ['all', 'group', 'education', 'region'] as const;
export const QUALITY_MEASURES = ['accepted', 'interviewed', 'hired', 'kept_30', 'kept_90'] as const;
export const POLICY_STATES = ['proposed', 'active', 'retired', 'rejected'] as const;
export const POLICY_SOURCES = ['default', 'declared', 'learned'] as const;
/** Why a training was adopted or not; only `better` adopts. */
export const TRAINING_RESULTS = ['better', 'not_better', 'unchanged', 'no_signal', 'too_few'] as const;

/** The most points, of the 10,000 of the employer's side, that a group may be given. */
export const GROUP_BONUS_MAX = 500;
export const WEIGHT_MAX = 100;
/** Counts of fewer people are not shown, because the people could be recognised. */
export const FEWEST_PEOPLE = 5;

const Fraction = z.number().min(0).max(1);
/** A share with its 95 % interval after Wilson. */
export const QualityShare = z
  .object({ count: z.int(), of: z.int(), share: Fraction, low: Fraction, high: Fraction })
  .meta({ id: 'QualityShare' });
export type QualityShare = z.infer<typeof QualityShare>;

/** `few`: about fewer people than may be shown. `none`: nothing of the kind is known yet. */
export const QualityRate = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('shown'), ...QualityShare.shape }),
    z.object({ state: z.literal('few') }),
    z.object({ state: z.literal('none') }),
  ])
  .meta({ id: 'QualityRate' });
export type QualityRate = z.infer<typeof QualityRate>;

export const QualityCell = z
  .object({
    foundBy: FoundBy,
    /** Placements begun in the period; null when they concern too few people. */
    started: z.int().nullable(),
    rates: z.object({
      accepted: QualityRate,
      interviewed: QualityRate,
      hired: QualityRate,
      kept_30: QualityRate,
      kept_90: QualityRate,
    }),
  })
  .meta({ id: 'QualityCell' });
export type QualityCell = z.infer<typeof QualityCell>;

export const QualityRow = z
  .object({
    /** Code of the group, the education or the division; `all` for everything. */
    key: z.string(),
    /** Name of the division; empty where the screens have a text for the key. */
    name: z.string(),
    cells: z.array(QualityCell),
  })
  .meta({ id: 'QualityRow' });
export type QualityRow = z.infer<typeof QualityRow>;

const Weight = z.int().min(0).max(WEIGHT_MAX);
/** Weight of each named rule on each side. */
export const PolicyWeights = z
  .object({ seeker: z.record(z.string(), Weight), employer: z.record(z.string(), Weight) })
  .meta({ id: 'PolicyWeights' });
export type PolicyWeights = z.infer<typeof PolicyWeights>;

/** A weight that can be declared: its default and the engine's limits. */
export const PolicyRule = z
  .object({
    side: z.enum(['seeker', 'employer']),
    rule: z.string(),
    default: Weight,
    /** Above 0 where a match without the rule would mean nothing. */
    least: Weight,
    most: Weight,
  })
  .meta({ id: 'PolicyRule' });
export type PolicyRule = z.infer<typeof PolicyRule>;

const Bonus = z.int().min(0).max(GROUP_BONUS_MAX);
export const GroupBonuses = z.partialRecord(z.enum(PRIORITY_GROUPS), Bonus).meta({ id: 'GroupBonuses' });
export type GroupBonuses = z.infer<typeof GroupBonuses>;

export const WeightChange = z
  .object({
    side: z.enum(['seeker', 'employer']),
    rule: z.string(),
    old: z.int(),
    new: z.int(),
    low: z.number(),
    high: z.number(),
    /** The outcomes ask for a larger move than one training may make. */
    held: z.boolean(),
  })
  .meta({ id: 'WeightChange' });
const CalibrationBin = z.object({ predicted: Fraction, observed: QualityShare });

export const TrainingReport = z
  .object({
    decision: z.enum(['adopt', 'keep']),
    reason: z.enum(TRAINING_RESULTS),
    rows: z.int(),
    decided: z.int(),
    hires: z.int(),
    /** Hidden pairs that were learned from in addition to the placements, and the weight of one of them. */
    hides: z.object({ count: z.int(), weight: Fraction }).default({ count: 0, weight: 0 }),
    needed: z.object({ decided: z.int(), each: z.int() }),
    bounds: z.object({ mostMove: z.number(), trust: z.number() }),
    changes: z.array(WeightChange),
    loss: z
      .object({ old: z.number(), new: z.number(), gain: z.number(), low: z.number(), high: z.number() })
      .nullable(),
    calibration: z.object({ old: z.array(CalibrationBin), new: z.array(CalibrationBin) }),
  })
  .meta({ id: 'TrainingReport' });
export type TrainingReport = z.infer<typeof TrainingReport>;

export const PolicyVersion = z
  .object({
    /** Null for the software's default weights, while nobody has set others. */
    id: ShortId.nullable(),
    version: z.int(),
    source: z.enum(POLICY_SOURCES),
    weightsSource: z.enum(POLICY_SOURCES),
    state: z.enum(POLICY_STATES),
    weights: PolicyWeights,
    groupBonus: GroupBonuses,
    report: TrainingReport.nullable(),
    note: z.string(),
    createdAt: Instant.nullable(),
    createdBy: z.string(),
    activatedAt: Instant.nullable(),
    activatedBy: z.string().nullable(),
    can: z.array(z.enum(['activate', 'reject'])),
  })
  .meta({ id: 'PolicyVersion' });
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** One version in the history. */
export const PolicyLine = PolicyVersion.omit({ weights: true, groupBonus: true, report: true })
  .extend({ result: z.enum(TRAINING_RESULTS).nullable() })
  .meta({ id: 'PolicyLine' });
export type PolicyLine = z.infer<typeof PolicyLine>;

const CHANGE_ERRORS = ['access.region', 'record.changed'] as const;

export const qualityRoutes = {
  figures: defineRoute({
    id: 'quality.figures',
    method: 'GET',
    path: '/quality/figures',
    summary:
      'What became of the placements begun in a period, recommended beside self-found and picked; about fewer than five people nothing is shown',
    access: { verb: 'indicators.read' },
    query: z.object({
      from: Day,
      to: Day,
      region: RegionCode.optional(),
      by: z.enum(QUALITY_SPLITS).default('all'),
    }),
    reply: z.object({ from: Day, to: Day, rows: z.array(QualityRow) }),
    audit: { none: 'Counts' },
    errors: ['period.invalid', 'access.region'],
  }),
  overview: defineRoute({
    id: 'quality.overview',
    method: 'GET',
    path: '/quality/policies',
    summary: 'The weights in use, the last training, the switch, and the history of versions',
    access: { verb: 'indicators.read' },
    reply: z.object({
      current: PolicyVersion,
      /** The last training, whatever its result. */
      trained: PolicyVersion.nullable(),
      learning: z.object({ on: z.boolean(), changedAt: Instant.nullable(), changedBy: z.string() }),
      /** Placements whose progress is kept for learning, and how many moved since the last training. */
      outcomes: z.object({ kept: z.int(), since: z.int() }),
      versions: z.array(PolicyLine),
      /** Every weight, in the order of the sides; a declaration names all of them and no others. */
      rules: z.array(PolicyRule),
      /** Largest bonus and weight, and the least number of people a shown count may concern. */
      bounds: z.object({ bonus: z.int(), weight: z.int(), people: z.int() }),
      can: z.array(z.enum(['govern'])),
    }),
    audit: { none: 'Weights and counts' },
  }),
  version: defineRoute({
    id: 'quality.version',
    method: 'GET',
    path: '/quality/policies/:id',
    summary: 'One version of the weights with its report',
    access: { verb: 'indicators.read' },
    params: ShortIdParams,
    reply: PolicyVersion,
    audit: { none: 'Weights and counts' },
    errors: ['policy.unknown'],
  }),
  declare: defineRoute({
    id: 'quality.declare',
    method: 'POST',
    path: '/quality/policies',
    summary:
      'Declare the bonuses of priority groups, and the weights if given; they count from now on, and proposals of earlier trainings are put aside',
    access: { verb: 'matching.govern', of: 'network' },
    body: z.object({
      /** The version on which the change is based. */
      basedOn: z.int().min(0),
      groupBonus: GroupBonuses,
      weights: PolicyWeights.optional(),
      note: RequiredText(300),
    }),
    reply: PolicyVersion,
    audit: { action: 'quality.declared' },
    errors: [...CHANGE_ERRORS, 'policy.weights'],
  }),
  activate: defineRoute({
    id: 'quality.activate',
    method: 'POST',
    path: '/quality/policies/:id/activate',
    summary: 'Put a proposed or an earlier version into use',
    access: { verb: 'matching.govern', of: 'network' },
    params: ShortIdParams,
    reply: PolicyVersion,
    audit: { action: 'quality.activated' },
    errors: ['access.region', 'policy.unknown', 'policy.state'],
  }),
  reject: defineRoute({
    id: 'quality.reject',
    method: 'POST',
    path: '/quality/policies/:id/reject',
    summary: 'Turn a proposed version down',
    access: { verb: 'matching.govern', of: 'network' },
    params: ShortIdParams,
    reply: PolicyVersion,
    audit: { action: 'quality.rejected' },
    errors: ['access.region', 'policy.unknown', 'policy.state'],
  }),
  learning: defineRoute({
    id: 'quality.learning',
    method: 'PUT',
    path: '/quality/learning',
    summary: 'Switch learning on or off; off may also return to the weights people last decided on',
    access: { verb: 'matching.govern', of: 'network' },
    body: z.object({ on: z.boolean(), restore: z.boolean().default(false) }),
    reply: Ok,
    audit: { action: 'quality.learning_switched' },
    errors: ['access.region'],
  }),
  train: defineRoute({
    id: 'quality.train',
    method: 'POST',
    path: '/quality/trainings',
    summary: 'Train now; what is better waits as a proposal for somebody to put it into use',
    access: { verb: 'matching.govern', of: 'network' },
    reply: PolicyVersion,
    audit: { action: 'quality.trained' },
    errors: ['access.region'],
    limitPerMinute: 6,
  }),
} as const;
