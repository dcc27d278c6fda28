import { z } from 'zod';
import { SEEKER_HIDE_REASONS } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import {
  Day,
  IdNumberInput,
  IdParams,
  Instant,
  Ok,
  PageQuery,
  pageOf,
  PersonName,
  PhoneInput,
  Point,
  RecordId,
  RequiredText,
  SiteRef,
  Text,
  Version,
} from './common.ts';
import { ConsentInput, Seeker, SeekerProfile, Sex } from './seekers.ts';
import { Employer, EmployerFields } from './employers.ts';
import {
  FromRound,
  MatchBlock,
  MatchExclusion,
  ListFeedback,
  MatchOpening,
  MatchProposal,
  MatchReason,
  MatchScore,
} from './matching.ts';
import { PaperFormat, PaperLook } from './paper-look.ts';
import { PlacementStatusName, PlacementVia, StopReasonName, Interview } from './placements.ts';
import { Vacancy, VacancyActionName, VacancyCard, VacancyFields, VacancyRow } from './vacancies.ts';

/** A person registering alone on a phone, directly after the phone code. */
export const SelfRegistration = z
  .object({
    name: PersonName,
    sex: Sex.default('unknown'),
    birthDate: Day.nullable().default(null),
    idNumber: IdNumberInput.nullable().default(null),
    profile: SeekerProfile.refine((p) => p.wanted.length > 0 || p.skills.length > 0, {
      message: 'one_wish',
      path: ['wanted'],
    }),
    /** Without consent to job service nothing can be done for a person; the other consents are optional. */
    consents: z
      .array(ConsentInput)
      .refine((list) => list.some((c) => c.purpose === 'job_service' && c.given), {
        message: 'consent_needed',
      }),
  })
  .meta({ id: 'SelfRegistration' });

export const MyRecord = Seeker.omit({
  can: true,
  memberships: true,
  contactNote: true,
  openPlacements: true,
  serviceStep: true,
})
  .extend({
    /** From where distances are counted without an exact home: the centre of its town or county, WGS-84. */
    homeCentre: Point.extend({
      place: z.string(),
      /** Metres: anything counts as at least this far from somewhere in the place. */
      within: z.number(),
    }).nullable(),
  })
  .meta({
    id: 'MyRecord',
  });
export type MyRecord = z.infer<typeof MyRecord>;

/** A placement as the person sees it: plain steps, who acts next. */
export const MyApplication = z
  .object({
    id: RecordId,
    status: PlacementStatusName,
    vacancyId: RecordId,
    vacancyTitle: z.string(),
    employerName: z.string(),
    payText: z.string(),
    site: SiteRef.extend({ phoneLines: z.array(z.string()) }).nullable(),
    interview: Interview.nullable(),
    startDate: Day.nullable(),
    stopReason: StopReasonName.nullable(),
    createdAt: Instant,
    updatedAt: Instant,
    version: Version,
    can: z.array(z.enum(['withdraw'])),
    steps: z.array(z.object({ to: PlacementStatusName, at: Instant })),
  })
  .meta({ id: 'MyApplication' });
export type MyApplication = z.infer<typeof MyApplication>;

/** Parts of the person's own copy beside the record, applications and history. */
export const COPY_PARTS = [
  'groups',
  'facts',
  'call_backs',
  'agents',
  'follow_ups',
  'bookings',
  'marks',
  'blocks',
  'refusals',
  'messages',
  'looks',
  'files',
  'forms',
  'proofs',
] as const;

/** One thing that is held about me: when it was written, what it is (a code of its part), and its words. */
export const CopyRow = z
  .object({ at: Instant.nullable(), kind: z.string().nullable(), text: z.string() })
  .meta({ id: 'CopyRow' });

/** Everything held about a person, for the person. */
export const MyCopy = z
  .object({
    madeAt: Instant,
    record: MyRecord,
    phone: z.string().nullable(),
    idNumber: z.string().nullable(),
    applications: z.array(MyApplication),
    history: z.array(z.object({ at: Instant, kind: z.string(), note: z.string().nullable() })),
    parts: z.array(z.object({ part: z.enum(COPY_PARTS), rows: z.array(CopyRow) })),
  })
  .meta({ id: 'MyCopy' });
export type MyCopy = z.infer<typeof MyCopy>;

export const MyMatch = z.object({
  vacancy: VacancyCard,
  score: MatchScore,
  /** At most three plain sentences: the strongest reasons for, and at most one against. */
  reasons: z.array(MatchReason),
  applied: z.boolean(),
  /** Pinned by the station, with its note on why. */
  pinned: z.object({ note: z.string() }).nullable(),
  /** Null for vacancies not in the published round of the network; those of the round come first. */
  fromRound: FromRound.nullable(),
});
export type MyMatch = z.infer<typeof MyMatch>;

export const meRoutes = {
  register: defineRoute({
    id: 'me.register',
    method: 'POST',
    path: '/me',
    summary:
      'Register oneself; finds the record staff made for the same phone or ID number instead of making a second one',
    access: { verb: 'self.use' },
    body: SelfRegistration,
    reply: MyRecord,
    audit: { action: 'seeker.registered' },
    errors: [
      'seeker.registered_already',
      'id_number.invalid',
      'region.unknown',
      'seeker.too_young',
      'seeker.exists_elsewhere',
    ],
  }),
  get: defineRoute({
    id: 'me.get',
    method: 'GET',
    path: '/me',
    summary: 'My own record',
    access: { verb: 'self.look' },
    reply: MyRecord,
    audit: { none: 'One’s own record' },
    errors: ['seeker.not_registered'],
  }),
  update: defineRoute({
    id: 'me.update',
    method: 'PUT',
    path: '/me',
    summary: 'Correct my own record',
    access: { verb: 'self.wishes' },
    body: z.object({
      version: Version,
      name: PersonName,
      sex: Sex,
      birthDate: Day.nullable(),
      status: z.enum(['active', 'employed', 'paused']),
      profile: SeekerProfile.refine((p) => p.wanted.length > 0 || p.skills.length > 0, {
        message: 'one_wish',
        path: ['wanted'],
      }),
    }),
    reply: MyRecord,
    audit: { action: 'seeker.updated' },
    errors: ['record.changed', 'region.unknown', 'seeker.not_registered', 'seeker.too_young'],
  }),
  consent: defineRoute({
    id: 'me.consent',
    method: 'POST',
    path: '/me/consents',
    summary: 'Give or withdraw a consent',
    access: { verb: 'self.use' },
    body: ConsentInput,
    reply: MyRecord,
    audit: { action: 'seeker.consent_recorded' },
    errors: ['seeker.not_registered'],
  }),
  export: defineRoute({
    id: 'me.export',
    method: 'POST',
    path: '/me/export',
    summary: 'Everything held about me: shown as a page, and to take along as JSON',
    access: { verb: 'self.use' },
    reply: MyCopy,
    audit: { action: 'seeker.exported' },
    replay: 'refused',
    errors: ['seeker.not_registered', 'idempotency.answered'],
    limitPerMinute: 5,
  }),
  exportPaper: defineRoute({
    id: 'me.exportPaper',
    method: 'POST',
    path: '/me/export/paper',
    summary: 'Everything held about me, as a PDF to print or keep',
    access: { verb: 'self.use' },
    body: z.object({ format: PaperFormat, ...PaperLook }),
    reply: { stream: 'application/pdf' },
    audit: { action: 'seeker.exported' },
    errors: ['seeker.not_registered', 'paper.no_template'],
    limitPerMinute: 5,
  }),
  erase: defineRoute({
    id: 'me.erase',
    method: 'POST',
    path: '/me/erasure',
    summary: 'Erase my personal data; placements stay as anonymous counts',
    access: { verb: 'self.use' },
    body: z.object({ confirm: z.literal(true) }),
    reply: Ok,
    audit: { action: 'seeker.erased' },
    errors: ['seeker.not_registered', 'seeker.open_placements'],
  }),
  matches: defineRoute({
    id: 'me.matches',
    method: 'GET',
    path: '/me/matches',
    summary: 'Vacancies that suit me, with plain reasons',
    access: { verb: 'self.look' },
    query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
    reply: z.object({
      items: z.array(MyMatch),
      considered: z.int(),
      feasible: z.int(),
      hidden: z.array(
        z.object({
          feedback: ListFeedback.omit({ by: true, list: true }),
          vacancy: z.object({ id: RecordId, title: z.string(), employerName: z.string() }),
        }),
      ),
      /** Employers the person marked as unsuitable. */
      blocked: z.array(MatchBlock.omit({ by: true })),
      proposals: z.array(MatchProposal),
    }),
    audit: { none: 'One’s own record' },
    errors: ['seeker.not_registered'],
  }),
  whyNot: defineRoute({
    id: 'me.whyNot',
    method: 'GET',
    path: '/me/why-not/:id',
    summary: 'Why this vacancy was not recommended to me, and what would have to change',
    access: { verb: 'self.look' },
    params: IdParams,
    reply: z.object({
      feasible: z.boolean(),
      /** Rank on the person's list, 1 is best; for an excluded vacancy the rank it would have. */
      rank: z.int().nullable(),
      standing: z.string().nullable(),
      reasons: z.array(MatchReason),
      exclusions: z.array(MatchExclusion),
    }),
    audit: { none: 'One’s own record' },
    errors: ['seeker.not_registered', 'vacancy.unknown'],
  }),
  openings: defineRoute({
    id: 'me.openings',
    method: 'GET',
    path: '/me/openings',
    summary: 'Which single change would open most good vacancies to me',
    access: { verb: 'self.look' },
    reply: z.object({ items: z.array(MatchOpening) }),
    audit: { none: 'One’s own record' },
    errors: ['seeker.not_registered'],
  }),
  hide: defineRoute({
    id: 'me.hide',
    method: 'POST',
    path: '/me/matches/:id/hide',
    summary: 'Take a vacancy off my list, saying why; the station sees the reason',
    access: { verb: 'self.wishes' },
    params: IdParams,
    body: z
      .object({ reason: z.enum(SEEKER_HIDE_REASONS), note: Text(200).default('') })
      .refine(({ reason, note }) => reason !== 'other' || note !== '', {
        message: 'required',
        path: ['note'],
      }),
    reply: z.object({ feedbackId: RecordId, proposals: z.array(MatchProposal) }),
    audit: { action: 'matching.marked' },
    errors: ['seeker.not_registered', 'vacancy.unknown'],
  }),
  unhide: defineRoute({
    id: 'me.unhide',
    method: 'POST',
    path: '/me/feedback/:id/undo',
    summary: 'Put a vacancy back on my list',
    access: { verb: 'self.wishes' },
    params: IdParams,
    reply: Ok,
    audit: { action: 'matching.mark_undone' },
    errors: ['seeker.not_registered', 'list_feedback.unknown'],
  }),
  unblock: defineRoute({
    id: 'me.unblock',
    method: 'POST',
    path: '/me/blocks/:id/undo',
    summary: 'Let an employer that I ruled out be suggested again',
    access: { verb: 'self.wishes' },
    params: IdParams,
    reply: Ok,
    audit: { action: 'matching.pair_unblocked' },
    errors: ['seeker.not_registered'],
  }),
  answerProposal: defineRoute({
    id: 'me.answerProposal',
    method: 'POST',
    path: '/me/proposals',
    summary: 'Say yes or no to a proposed change of my wishes; a yes makes the change',
    access: { verb: 'self.answer' },
    body: z.object({ proposal: RequiredText(80), accept: z.boolean() }),
    reply: Ok,
    audit: { action: 'matching.proposal_answered' },
    errors: ['seeker.not_registered', 'match_proposal.gone'],
  }),
  apply: defineRoute({
    id: 'me.apply',
    method: 'POST',
    path: '/me/applications',
    summary: 'Apply; pressing twice makes one application',
    access: { verb: 'self.ask' },
    body: z.object({ vacancyId: RecordId, note: Text(300).default(''), via: PlacementVia }),
    reply: MyApplication,
    audit: { action: 'placement.applied' },
    errors: [
      'seeker.not_registered',
      'vacancy.unknown',
      'vacancy.closed',
      'placement.no_places',
      'placement.excluded',
    ],
  }),
  applications: defineRoute({
    id: 'me.applications',
    method: 'GET',
    path: '/me/applications',
    summary: 'My applications and referrals, newest first',
    access: { verb: 'self.look' },
    query: PageQuery,
    reply: pageOf(MyApplication),
    audit: { none: 'One’s own record' },
    errors: ['seeker.not_registered'],
  }),
  withdraw: defineRoute({
    id: 'me.withdraw',
    method: 'POST',
    path: '/me/applications/:id/withdraw',
    summary: 'Take an application back, saying why',
    access: { verb: 'self.answer' },
    params: IdParams,
    body: z.object({
      version: Version,
      reason: StopReasonName.extract([
        'seeker_declined_pay',
        'seeker_declined_distance',
        'seeker_declined_hours',
        'seeker_declined_work',
        'seeker_found_other',
      ]),
      note: Text(300).default(''),
    }),
    reply: MyApplication,
    audit: { action: 'placement.moved' },
    errors: ['record.changed', 'placement.unknown', 'placement.step_illegal'],
  }),
} as const;

/** A person as an employer sees them before both sides agree: no number, no full name. */
export const Candidate = z
  .object({
    placementId: RecordId.nullable(),
    status: PlacementStatusName.nullable(),
    /** Family name and honorific until the person agrees to be shown. */
    displayName: z.string(),
    age: z.int().nullable(),
    education: z.string().nullable(),
    experience: z.array(z.string()),
    skills: z.array(z.string()),
    certificates: z.array(z.string()),
    distance: z.int().nullable(),
    score: z.int(),
    reasons: z.array(MatchReason),
    interview: Interview.nullable(),
    version: Version.nullable(),
    can: z.array(
      z.enum(['accept', 'book_interview', 'record_interview', 'record_intention', 'hire', 'decline']),
    ),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.infer<typeof Candidate>;

export const OwnEmployerInput = EmployerFields.omit({ siteId: true })
  .extend({
    idNumber: IdNumberInput.nullable().default(null),
    contactPhone: PhoneInput.nullable().default(null),
  })
  .refine((employer) => employer.kind === 'organisation' || employer.idNumber !== null, {
    message: 'id_number_needed',
    path: ['idNumber'],
  });
export const OwnVacancyInput = VacancyFields.omit({ siteId: true, occupationCode: true }).extend({
  contactPhone: PhoneInput.nullable().default(null),
});
export const OwnVacancy = Vacancy.extend({
  can: z.array(z.union([VacancyActionName, z.enum(['edit', 'copy', 'refer'])])),
  candidates: z.object({ waiting: z.int(), interviews: z.int(), hired: z.int() }),
}).meta({ id: 'OwnVacancy' });
export type OwnVacancy = z.infer<typeof OwnVacancy>;

/** History of a vacancy as its employer sees it: its own people by name, all others by role. */
export const OwnHistoryEntry = z
  .object({
    id: RecordId,
    at: Instant,
    kind: z.string(),
    actor: z.object({ kind: z.string(), name: z.string().nullable() }),
  })
  .meta({ id: 'OwnHistoryEntry' });
export type OwnHistoryEntry = z.infer<typeof OwnHistoryEntry>;

export const ownEmployerRoutes = {
  get: defineRoute({
    id: 'ownEmployer.get',
    method: 'GET',
    path: '/own-employer',
    summary: 'My employer’s record',
    access: { verb: 'own_employer.use' },
    reply: Employer,
    audit: { none: 'One’s own record' },
    errors: ['employer.not_registered'],
  }),
  save: defineRoute({
    id: 'ownEmployer.save',
    method: 'PUT',
    path: '/own-employer',
    summary: 'Open or correct my employer’s record; a change of name or code needs verification again',
    access: { verb: 'own_employer.edit' },
    body: OwnEmployerInput,
    reply: Employer,
    audit: { action: 'employer.saved_by_owner' },
    errors: [
      'employer.exists',
      'credit_code.invalid',
      'id_number.invalid',
      'region.unknown',
      'phone.invalid',
    ],
  }),
  vacancies: defineRoute({
    id: 'ownEmployer.vacancies',
    method: 'GET',
    path: '/own-employer/vacancies',
    summary: 'My vacancies in every state, newest first',
    access: { verb: 'own_employer.use' },
    query: PageQuery,
    reply: pageOf(VacancyRow),
    audit: { none: 'One’s own record' },
    errors: ['employer.not_registered'],
  }),
  postVacancy: defineRoute({
    id: 'ownEmployer.postVacancy',
    method: 'POST',
    path: '/own-employer/vacancies',
    summary: 'Post a vacancy: it is checked and handed to the station for review at once',
    access: { verb: 'own_employer.recruit' },
    body: OwnVacancyInput,
    reply: OwnVacancy,
    audit: { action: 'vacancy.created' },
    errors: ['employer.not_registered', 'employer.blacklisted', 'region.unknown', 'phone.invalid'],
  }),
  vacancy: defineRoute({
    id: 'ownEmployer.vacancy',
    method: 'GET',
    path: '/own-employer/vacancies/:id',
    summary: 'One of my vacancies with findings and counts',
    access: { verb: 'own_employer.use' },
    params: IdParams,
    reply: OwnVacancy,
    audit: { none: 'One’s own record' },
    errors: ['vacancy.unknown'],
  }),
  history: defineRoute({
    id: 'ownEmployer.history',
    method: 'GET',
    path: '/own-employer/vacancies/:id/history',
    summary: 'Who did what with one of my vacancies, newest first',
    access: { verb: 'own_employer.use' },
    params: IdParams,
    query: PageQuery,
    reply: pageOf(OwnHistoryEntry),
    audit: { none: 'One’s own record' },
    errors: ['vacancy.unknown'],
  }),
  updateVacancy: defineRoute({
    id: 'ownEmployer.updateVacancy',
    method: 'PUT',
    path: '/own-employer/vacancies/:id',
    summary: 'Change one of my vacancies; it goes through review again',
    access: { verb: 'own_employer.recruit' },
    params: IdParams,
    body: OwnVacancyInput.extend({ version: Version }),
    reply: OwnVacancy,
    audit: { action: 'vacancy.updated' },
    errors: ['record.changed', 'vacancy.unknown', 'vacancy.closed', 'region.unknown', 'phone.invalid'],
  }),
  act: defineRoute({
    id: 'ownEmployer.act',
    method: 'POST',
    path: '/own-employer/vacancies/:id/actions',
    summary: 'Confirm that it is still open, feedback it filled, withdraw it or reopen it',
    access: { verb: 'own_employer.recruit' },
    params: IdParams,
    body: z.object({
      version: Version,
      action: VacancyActionName.extract(['confirm', 'fill', 'withdraw', 'reopen', 'submit']),
      reason: Text(300).default(''),
    }),
    reply: OwnVacancy,
    audit: { action: 'vacancy.moved' },
    errors: ['record.changed', 'vacancy.unknown', 'vacancy.step_illegal', 'vacancy.reason_needed'],
  }),
  candidates: defineRoute({
    id: 'ownEmployer.candidates',
    method: 'GET',
    path: '/own-employer/vacancies/:id/candidates',
    summary: 'Who applied or was referred, and who would suit; without numbers',
    access: { verb: 'own_employer.use' },
    params: IdParams,
    reply: z.object({ placements: z.array(Candidate), suggestions: z.array(Candidate) }),
    audit: { none: 'No numbers, no full names' },
    errors: ['vacancy.unknown'],
  }),
  answer: defineRoute({
    id: 'ownEmployer.answer',
    method: 'POST',
    path: '/own-employer/placements/:id/answer',
    summary: 'Answer a candidate: accept, book an interview, record it, hire or decline',
    access: { verb: 'own_employer.recruit' },
    params: IdParams,
    body: z.object({
      version: Version,
      answer: z.discriminatedUnion('action', [
        z.object({ action: z.literal('accept'), note: Text(300).default('') }),
        z.object({
          action: z.literal('book_interview'),
          startsAt: Instant,
          mode: z.enum(['at_employer', 'phone', 'video']),
          place: Text(200).default(''),
          note: Text(300).default(''),
        }),
        z.object({
          action: z.literal('record_interview'),
          result: z.enum(['passed', 'failed', 'no_show']),
          note: Text(300).default(''),
        }),
        z.object({ action: z.literal('record_intention'), note: Text(300).default('') }),
        z.object({
          action: z.literal('hire'),
          startDate: Day,
          contractKind: z.enum(['labour_contract', 'service_agreement', 'gig', 'internship', 'none_yet']),
          note: Text(300).default(''),
        }),
        z.object({
          action: z.literal('decline'),
          reason: StopReasonName.extract([
            'employer_declined_skills',
            'employer_declined_experience',
            'employer_declined_other',
            'vacancy_filled',
          ]),
          note: Text(300).default(''),
        }),
      ]),
    }),
    reply: Candidate,
    audit: { action: 'placement.moved' },
    errors: [
      'record.changed',
      'placement.unknown',
      'placement.step_illegal',
      'placement.no_places',
      'placement.date_past',
    ],
  }),
  invite: defineRoute({
    id: 'ownEmployer.invite',
    method: 'POST',
    path: '/own-employer/vacancies/:id/help',
    summary: 'Ask the station to bring people for this vacancy',
    access: { verb: 'own_employer.recruit' },
    params: IdParams,
    body: z.object({ note: Text(300).default('') }),
    reply: Ok,
    audit: { action: 'help.asked' },
    errors: ['vacancy.unknown'],
  }),
} as const;
