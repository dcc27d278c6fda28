import { z } from 'zod';
import {
  CERTAINTIES,
  RULE_CODES,
  RULE_MOVES,
  RULE_STATUSES,
  RULE_TYPES,
  RuleSet,
  type PersonFactCode,
  PERSON_FACT_CODES,
} from '@yizhan/domain';
import {
  Day,
  IdParams,
  Instant,
  RecordId,
  RegionRef,
  ShortId,
  ShortIdParams,
  Text,
  Version,
} from './common.ts';
import { defineRoute } from './define-route.ts';
import { ParameterRegion } from './parameters.ts';

export const RuleName = z.enum(RULE_CODES).meta({ id: 'RuleName' });
const RuleTruth = z.enum(['yes', 'no', 'unknown']);
const FactName: z.ZodType<PersonFactCode, PersonFactCode> = z.enum(PERSON_FACT_CODES);

/** One line of an explanation; `value` where it comes to more than yes or no. */
const ExplainedLine = z.object({
  depth: z.int(),
  text: z.string(),
  state: z.enum(['yes', 'no', 'unknown', 'value']),
  value: z.string().nullable(),
  clause: z.string().nullable(),
});

/** What a rule says about a person, and why. */
export const RuleAnswer = z
  .object({
    code: RuleName,
    name: z.string(),
    answer: RuleTruth,
    /** Open questions remain, and the answer is the same whichever way they are answered. */
    eitherWay: z.boolean(),
    /** Whether the record names the person a member of the group; null where the rule is about none. */
    onRecord: z.boolean().nullable(),
    lines: z.array(ExplainedLine),
    clause: z.string(),
    certainty: z.enum(CERTAINTIES),
    region: RegionRef,
    /** Names of parameters that have no value here on the day. */
    missing: z.array(z.string()),
  })
  .meta({ id: 'RuleAnswer' });
export type RuleAnswer = z.infer<typeof RuleAnswer>;

const FactValue = z.union([z.boolean(), z.number(), z.string().max(80)]);

/** A question of rules, and what was answered. */
export const PersonFact = z
  .object({
    fact: FactName,
    type: z.enum(RULE_TYPES),
    name: z.string(),
    question: z.string(),
    codes: z.array(z.object({ value: z.string(), label: z.string() })),
    /** Where it stands: in the record itself, or noted from an answer. */
    from: z.enum(['record', 'asked']),
    value: FactValue.nullable(),
    words: z.string().nullable(),
    statedBy: z.string().nullable(),
    statedAt: Instant.nullable(),
  })
  .meta({ id: 'PersonFact' });
export type PersonFact = z.infer<typeof PersonFact>;

export const PersonRules = z
  .object({
    day: Day,
    answers: z.array(RuleAnswer),
    /** The open questions, the one that decides most first. */
    open: z.array(PersonFact),
    /** What was answered. */
    stated: z.array(PersonFact),
    canState: z.boolean(),
  })
  .meta({ id: 'PersonRules' });
export type PersonRules = z.infer<typeof PersonRules>;

export const RuleVersion = z
  .object({
    id: ShortId,
    code: RuleName,
    name: z.string(),
    region: RegionRef,
    number: z.int(),
    status: z.enum(RULE_STATUSES),
    content: RuleSet,
    clause: z.string(),
    certainty: z.enum(CERTAINTIES),
    from: Day.nullable(),
    to: Day.nullable(),
    /** What keeps it from being published, in words. */
    problems: z.array(z.string()),
    createdBy: z.string(),
    createdAt: Instant,
    publishedBy: z.string().nullable(),
    publishedAt: Instant.nullable(),
    reason: z.string().nullable(),
    version: Version,
    can: z.array(z.enum(['edit', 'compare', ...RULE_MOVES])),
  })
  .meta({ id: 'RuleVersion' });
export type RuleVersion = z.infer<typeof RuleVersion>;

const Truths = { yes: z.int(), no: z.int(), unknown: z.int() };

/** Whose answer a draft would change. */
export const RuleComparison = z
  .object({
    id: ShortId,
    ruleId: ShortId,
    region: RegionRef,
    asOf: Day,
    state: z.enum(['waiting', 'running', 'done', 'stopped', 'failed']),
    total: z.int(),
    done: z.int(),
    /** How many go from which answer to which. */
    counts: z.object({ yes: z.object(Truths), no: z.object(Truths), unknown: z.object(Truths) }),
    examples: z.array(z.object({ id: RecordId, name: z.string(), before: RuleTruth, after: RuleTruth })),
    /** Examples that the viewer may not see. */
    hidden: z.int(),
  })
  .meta({ id: 'RuleComparison' });
export type RuleComparison = z.infer<typeof RuleComparison>;

const Draft = z.object({
  content: RuleSet,
  clause: Text(500),
  certainty: z.enum(CERTAINTIES),
});

export const ruleRoutes = {
  ofSeeker: defineRoute({
    id: 'rules.ofSeeker',
    method: 'GET',
    path: '/seekers/:id/rules',
    summary: 'What the rules say about a person as of a day, why, and what to ask next',
    access: { verb: 'rules.read' },
    params: IdParams,
    query: z.object({ day: Day.optional() }),
    reply: PersonRules,
    audit: { none: 'read' },
    errors: ['seeker.unknown', 'access.region'],
  }),
  stateFact: defineRoute({
    id: 'rules.stateFact',
    method: 'PUT',
    path: '/seekers/:id/facts/:fact',
    summary: 'Note what a person answered to a question of the rules; null takes the answer away',
    access: { verb: 'seekers.edit' },
    params: z.object({ id: RecordId, fact: FactName }),
    body: z.object({ value: FactValue.nullable() }),
    reply: PersonRules,
    audit: { action: 'seeker.fact_stated' },
    errors: ['seeker.unknown', 'access.region', 'rules.fact'],
  }),
  list: defineRoute({
    id: 'rules.list',
    method: 'GET',
    path: '/rules',
    summary: 'Versions of rules of a division, of what lies above it and within it',
    access: { verb: 'rules.read' },
    query: z.object({ region: ParameterRegion }),
    reply: z.object({ region: RegionRef, canAdd: z.boolean(), items: z.array(RuleVersion) }),
    audit: { none: 'read' },
    errors: ['region.unknown'],
  }),
  draft: defineRoute({
    id: 'rules.draft',
    method: 'POST',
    path: '/rules',
    summary: 'Begin a draft for a division, as a copy of what holds there',
    access: { verb: 'rules.manage' },
    body: z.object({ code: RuleName, region: ParameterRegion }),
    reply: RuleVersion,
    audit: { action: 'rule.drafted' },
    errors: ['region.unknown', 'access.region', 'rules.none'],
  }),
  change: defineRoute({
    id: 'rules.change',
    method: 'PUT',
    path: '/rules/:id',
    summary: 'Change a draft; the reply says what keeps it from being published',
    access: { verb: 'rules.manage' },
    params: ShortIdParams,
    body: Draft.extend({ version: Version }),
    reply: RuleVersion,
    audit: { action: 'rule.changed' },
    errors: ['record.unknown', 'record.changed', 'access.region', 'rules.used'],
  }),
  move: defineRoute({
    id: 'rules.move',
    method: 'POST',
    path: '/rules/:id/moves',
    summary: 'Publish a draft from a day on, discard it, or withdraw what was published',
    access: { verb: 'rules.manage' },
    params: ShortIdParams,
    body: z.object({
      move: z.enum(RULE_MOVES),
      /** Needed for publishing: today or later. */
      from: Day.nullable(),
      reason: Text(300),
      version: Version,
    }),
    reply: RuleVersion,
    audit: { action: 'rule.moved' },
    errors: [
      'record.unknown',
      'record.changed',
      'access.region',
      'rules.problems',
      'rules.day',
      'rules.overlap',
      'rules.begun',
      'record.step_illegal',
      'record.reason_needed',
    ],
  }),
  compare: defineRoute({
    id: 'rules.compare',
    method: 'POST',
    path: '/rules/:id/comparisons',
    summary: 'Count whose answer a draft would change among the people of its division; nothing changes',
    access: { verb: 'rules.manage' },
    params: ShortIdParams,
    body: z.object({ asOf: Day }),
    reply: RuleComparison,
    audit: { action: 'rule.compared' },
    errors: ['record.unknown', 'access.region', 'rules.problems', 'rules.used', 'rules.comparing'],
  }),
  comparison: defineRoute({
    id: 'rules.comparison',
    method: 'GET',
    path: '/rule-comparisons/:id',
    summary: 'How far a comparison is, and what it found',
    access: { verb: 'rules.manage' },
    params: ShortIdParams,
    reply: RuleComparison,
    audit: { none: 'read' },
    errors: ['record.unknown', 'access.region'],
  }),
  stopComparison: defineRoute({
    id: 'rules.stopComparison',
    method: 'POST',
    path: '/rule-comparisons/:id/stop',
    summary: 'Stop a comparison; what it counted so far stays',
    access: { verb: 'rules.manage' },
    params: ShortIdParams,
    reply: RuleComparison,
    audit: { action: 'rule.comparison_stopped' },
    errors: ['record.unknown', 'access.region'],
  }),
} as const;
