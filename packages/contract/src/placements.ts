import { z } from 'zod';
import {
  CONTRACT_KINDS,
  FOLLOW_UP_CALLS,
  FOLLOW_UP_DAYS,
  FOLLOW_UP_OUTCOMES,
  FOLLOW_UP_REACHES,
  INTERVIEW_MODES,
  INTERVIEW_RESULTS,
  PLACEMENT_ACTIONS,
  PLACEMENT_STATUSES,
  STOP_REASONS,
} from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { defineList, word } from './list.ts';
import {
  Day,
  Doer,
  IdParams,
  Instant,
  QueryFlag,
  queryList,
  RecordId,
  RegionCode,
  RequiredText,
  ShortId,
  SiteRef,
  Text,
  Undo,
  Version,
} from './common.ts';
import { MatchReason } from './matching.ts';

export const PlacementStatusName = z.enum(PLACEMENT_STATUSES);
export const PlacementActionName = z.enum(PLACEMENT_ACTIONS);
export const StopReasonName = z.enum(STOP_REASONS);
export const PLACEMENT_ORIGINS = ['application', 'referral', 'employer_pick'] as const;

export const Interview = z
  .object({
    id: RecordId,
    startsAt: Instant,
    minutes: z.int(),
    mode: z.enum(INTERVIEW_MODES),
    site: SiteRef.nullable(),
    place: z.string(),
    result: z.enum(INTERVIEW_RESULTS),
  })
  .meta({ id: 'Interview' });

export const FollowUp = z
  .object({
    id: RecordId,
    placementId: RecordId,
    seekerId: RecordId,
    seekerName: z.string(),
    phoneMask: z.string().nullable(),
    vacancyTitle: z.string(),
    employerName: z.string(),
    day: z.union(FOLLOW_UP_DAYS.map((day) => z.literal(day))),
    dueOn: Day,
    overdue: z.boolean(),
    outcome: z.enum(FOLLOW_UP_OUTCOMES).nullable(),
    note: z.string(),
    doneAt: Instant.nullable(),
    /** Calls that nobody answered, and the last of them. */
    tries: z.int(),
    lastTriedAt: Instant.nullable(),
    /** The year whose holidays must be known before `dueOn` is certain; until then it is the first day it could be. */
    missingYear: z.int().nullable(),
    can: z.array(z.enum(['answer', 'correct'])),
    undo: Undo,
  })
  .meta({ id: 'FollowUp' });
export type FollowUp = z.infer<typeof FollowUp>;

export const PlacementRow = z
  .object({
    id: RecordId,
    status: PlacementStatusName,
    origin: z.enum(PLACEMENT_ORIGINS),
    seekerId: RecordId,
    seekerName: z.string(),
    phoneMask: z.string().nullable(),
    vacancyId: RecordId,
    vacancyTitle: z.string(),
    employerId: RecordId,
    employerName: z.string(),
    payText: z.string(),
    site: SiteRef.nullable(),
    interviewAt: Instant.nullable(),
    startDate: Day.nullable(),
    stopReason: StopReasonName.nullable(),
    score: z.int().nullable(),
    createdAt: Instant,
    updatedAt: Instant,
    version: Version,
    can: z.array(PlacementActionName),
  })
  .meta({ id: 'PlacementRow' });
export type PlacementRow = z.infer<typeof PlacementRow>;

export const PlacementStep = z.object({
  action: z.string(),
  from: PlacementStatusName.nullable(),
  to: PlacementStatusName,
  at: Instant,
  actor: Doer,
  note: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});

export const Placement = z
  .object({
    ...PlacementRow.shape,
    reasons: z.array(MatchReason),
    contractKind: z.enum(CONTRACT_KINDS).nullable(),
    interviews: z.array(Interview),
    followUps: z.array(FollowUp),
    steps: z.array(PlacementStep),
    undo: Undo,
  })
  .meta({ id: 'Placement' });
export type Placement = z.infer<typeof Placement>;

/** Where the user found the pair: on a list of recommendations, or by searching. Recorded only to measure the lists. */
export const PlacementVia = z.enum(['list', 'search']).default('search');

/** One step of the pipeline; what it needs beyond a note depends on the action. */
export const PlacementMove = z
  .discriminatedUnion('action', [
    z.object({ action: z.literal('accept'), note: Text(500).default('') }),
    z.object({
      action: z.literal('book_interview'),
      startsAt: Instant,
      minutes: z.int().min(5).max(480).default(30),
      mode: z.enum(INTERVIEW_MODES),
      /** The site whose room is booked, for `at_site` and `video`. */
      siteId: ShortId.nullable().default(null),
      place: Text(200).default(''),
      note: Text(500).default(''),
    }),
    z.object({
      action: z.literal('record_interview'),
      result: z.enum(['passed', 'failed', 'no_show']),
      note: Text(500).default(''),
    }),
    z.object({ action: z.literal('record_intention'), note: Text(500).default('') }),
    z.object({
      action: z.literal('hire'),
      startDate: Day,
      contractKind: z.enum(CONTRACT_KINDS),
      note: Text(500).default(''),
    }),
    z.object({ action: z.literal('settle'), note: Text(500).default('') }),
    z.object({ action: z.literal('stop'), reason: StopReasonName, note: Text(500).default('') }),
    z.object({ action: z.literal('note'), note: RequiredText(500) }),
    /** The person recorded as settled or left still works there. */
    z.object({ action: z.literal('correct'), reason: RequiredText(300), note: Text(500).default('') }),
  ])
  .meta({ id: 'PlacementMove' });
export type PlacementMove = z.infer<typeof PlacementMove>;

const moveErrors = [
  'record.changed',
  'placement.step_illegal',
  'placement.no_places',
  'placement.room_taken',
  'placement.room_needed',
  'placement.interview_hours',
  'booking.person_busy',
  'booking.outside_hours',
  'booking.out_of_use',
  'booking.others_wait',
  'placement.date_past',
  'placement.date_far',
  'placement.reason_unfit',
  'placement.too_young',
  'placement.correction_unfit',
  'placement.another_open',
  'site.unknown',
] as const;

/** Placements within one's regions. */
export const PlacementList = defineList({
  name: 'placements',
  id: 'placements.list',
  path: '/placements',
  summary: 'Placements within one’s regions',
  verb: 'placements.read',
  row: PlacementRow,
  columns: {
    seeker: { text: 'seekerName', fixed: true },
    phone: { text: 'phoneMask', usual: false },
    vacancy: { text: 'vacancyTitle' },
    employer: { text: 'employerName', usual: false },
    status: { word: 'placementStatus', of: 'status', fixed: true },
    interview: { instant: 'interviewAt' },
    startDate: { day: 'startDate' },
    pay: { text: 'payText', usual: false },
    score: { text: 'score', align: 'end', usual: false },
    origin: { word: 'placementOrigin', of: 'origin', usual: false },
    site: { text: 'site.name' },
    stopReason: { word: 'stopReason', of: 'stopReason', usual: false },
    created: { since: 'createdAt', usual: false },
    updated: { since: 'updatedAt' },
  },
  filters: {
    status: queryList(PlacementStatusName).optional(),
    /** Part of a person's name, a vacancy's title or an employer's name. */
    q: z.string().max(60).optional(),
    seekerId: RecordId.optional(),
    vacancyId: RecordId.optional(),
    employerId: RecordId.optional(),
    siteId: ShortId.optional(),
    region: RegionCode.optional(),
    /** With an interview on or before this day in Shanghai. */
    interviewUntil: Day.optional(),
  },
  controls: { q: 'words', region: 'region', siteId: { kind: 'site', column: 'site' } },
  notKept: ['q', 'seekerId'],
  sorts: {
    changed: { column: 'updated', descending: true },
    unchanged: { column: 'updated' },
    interview: { column: 'interview' },
  },
  sort: 'changed',
  export: { rows: 10_000 },
});

/** Follow-ups that are to be asked, or were. */
export const FollowUpList = defineList({
  name: 'follow-ups',
  id: 'placements.followUps',
  path: '/follow-ups',
  summary: 'Follow-ups due, overdue first',
  verb: 'placements.read',
  row: FollowUp,
  columns: {
    seeker: { text: 'seekerName', fixed: true },
    phone: { text: 'phoneMask' },
    vacancy: { text: 'vacancyTitle' },
    employer: { text: 'employerName' },
    day: { cell: (row) => word('followUpDay', String(row.day)) },
    due: { day: 'dueOn' },
    outcome: { word: 'followUpOutcome', of: 'outcome' },
    note: { text: 'note', usual: false },
    done: { instant: 'doneAt', usual: false },
  },
  filters: {
    siteId: ShortId.optional(),
    /** Due on or before this day. */
    until: Day.optional(),
    /** Due within this time, what is overdue included. */
    ahead: z.enum(FOLLOW_UP_REACHES).optional(),
    /** Those that were answered; those still to be asked unless true. */
    done: QueryFlag.optional(),
    overdue: QueryFlag.optional(),
  },
  controls: { siteId: 'site' },
  sorts: { due: { column: 'due' }, latest: { column: 'due', descending: true } },
  sort: 'due',
  export: { rows: 5_000 },
});

export const placementRoutes = {
  list: PlacementList.route,
  export: PlacementList.exportRoute,
  refer: defineRoute({
    id: 'placements.refer',
    method: 'POST',
    path: '/placements',
    summary: 'Refer one person to one vacancy; repeating it answers with the open placement',
    access: { verb: 'placements.refer' },
    body: z.object({
      seekerId: RecordId,
      vacancyId: RecordId,
      note: Text(500).default(''),
      via: PlacementVia,
    }),
    reply: Placement,
    audit: { action: 'placement.referred' },
    errors: [
      'seeker.unknown',
      'vacancy.unknown',
      'vacancy.closed',
      'placement.no_places',
      'placement.excluded',
    ],
  }),
  referBulk: defineRoute({
    id: 'placements.referBulk',
    method: 'POST',
    path: '/placements/bulk',
    summary: 'Refer many people to one vacancy or one person to many; each pair succeeds or fails by itself',
    access: { verb: 'placements.refer' },
    body: z.object({
      pairs: z
        .array(z.object({ seekerId: RecordId, vacancyId: RecordId }))
        .min(1, 'required')
        .max(200, 'too_many'),
      note: Text(500).default(''),
      via: PlacementVia,
      preview: z.boolean().default(false),
    }),
    reply: z.object({
      results: z.array(
        z.object({
          seekerId: RecordId,
          vacancyId: RecordId,
          ok: z.boolean(),
          /** `created`, `existing`, or why not. */
          outcome: z.string(),
          text: z.string(),
          placementId: RecordId.nullable(),
          /** What was done, to be taken back; null where nothing was. */
          actionId: RecordId.nullable(),
        }),
      ),
    }),
    audit: { action: 'placement.referred' },
  }),
  get: defineRoute({
    id: 'placements.get',
    method: 'GET',
    path: '/placements/:id',
    summary: 'One placement with its steps',
    access: { verb: 'placements.read' },
    params: IdParams,
    reply: Placement,
    audit: { none: 'Masked record' },
    errors: ['placement.unknown'],
  }),
  move: defineRoute({
    id: 'placements.move',
    method: 'POST',
    path: '/placements/:id/moves',
    summary: 'One step of the pipeline',
    access: { verb: 'placements.move' },
    params: IdParams,
    body: z.object({ version: Version, move: PlacementMove }),
    reply: Placement,
    audit: { action: 'placement.moved' },
    errors: moveErrors,
  }),
  followUps: FollowUpList.route,
  exportFollowUps: FollowUpList.exportRoute,
  followUp: defineRoute({
    id: 'placements.followUp',
    method: 'POST',
    path: '/follow-ups/:id',
    summary: 'Record what the follow-up found',
    access: { verb: 'placements.move' },
    params: IdParams,
    body: z.object({ outcome: z.enum(FOLLOW_UP_CALLS), note: Text(500).default('') }),
    reply: FollowUp,
    audit: { action: 'placement.followed_up' },
    errors: ['placement.follow_up_done', 'placement.follow_up_early', 'placement.follow_up_why_give_up'],
  }),
  correctFollowUp: defineRoute({
    id: 'placements.correctFollowUp',
    method: 'POST',
    path: '/follow-ups/:id/correct',
    summary: 'Open a follow-up again that was answered wrongly, and what the answer ended or settled',
    access: { verb: 'placements.move' },
    params: IdParams,
    body: z.object({ reason: RequiredText(300) }),
    reply: FollowUp,
    audit: { action: 'placement.follow_up_corrected' },
    errors: ['placement.follow_up_done', 'placement.another_open', 'record.reason_needed'],
  }),
} as const;
