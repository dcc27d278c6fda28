import { z } from 'zod';
import { formAnswerFlow, formVersionFlow, movesOf, type Verb } from '@yizhan/domain';
import { Answers, FormDefinition, Wording } from '@yizhan/forms/definition.ts';
import { FORM_SUBJECTS } from '@yizhan/forms/vocabulary.ts';
import {
  Day,
  IdParams,
  Instant,
  QueryFlag,
  RecordId,
  RegionCode,
  RegionRef,
  Text,
  Undo,
  Version,
} from './common.ts';
import { defineRoute } from './define-route.ts';
import { EmployerFormList, FormCode, SeekerFormList } from './form-answers.ts';
import { PaperLanguage } from './paper-look.ts';

const FormSubjectName = z.enum(FORM_SUBJECTS);

/** Which version: of a bureau with its id, or the one of this number that ships with the program. */
const VersionName = z.object({ versionId: RecordId.nullable(), number: z.int().min(1) });

/** A form to fill in. */
export const FormToFill = z
  .object({ code: FormCode, subject: FormSubjectName, ...VersionName.shape, definition: FormDefinition })
  .meta({ id: 'FormToFill' });
export type FormToFill = z.infer<typeof FormToFill>;

/** A form as it was filled in, with the definition it was filled in with. `names` are of what answers point at. */
export const FormAnswer = z
  .object({
    id: RecordId,
    code: FormCode,
    ...VersionName.shape,
    definition: FormDefinition,
    answers: Answers,
    names: z.record(z.string(), z.string()),
    onDay: Day,
    status: z.enum(formAnswerFlow.statuses),
    version: Version,
    givenBy: z.string(),
    givenAt: Instant,
    can: z.array(z.enum(movesOf(formAnswerFlow))),
    undo: Undo,
  })
  .meta({ id: 'FormAnswer' });
export type FormAnswer = z.infer<typeof FormAnswer>;

/** What keeps a version from being published, or what changes by it, in words; null for the form as a whole. */
const SaidOfField = z.object({ field: z.string().nullable(), words: Wording });

/** One version of a form, for whoever looks after forms. */
export const FormVersion = z
  .object({
    /** Null for a version that ships with the program. */
    id: RecordId.nullable(),
    code: FormCode,
    subject: FormSubjectName,
    number: z.int().min(1),
    region: RegionRef.nullable(),
    status: z.enum(formVersionFlow.statuses),
    definition: FormDefinition,
    /** Why it was published. */
    reason: z.string().nullable(),
    publishedBy: z.string().nullable(),
    publishedAt: Instant.nullable(),
    updatedAt: Instant.nullable(),
    version: Version,
    can: z.array(z.enum(['save', ...movesOf(formVersionFlow)])),
    undo: Undo,
  })
  .meta({ id: 'FormVersion' });
export type FormVersion = z.infer<typeof FormVersion>;

/** A form with its version in use and its draft. */
export const FormRow = z
  .object({
    code: FormCode,
    subject: FormSubjectName,
    title: Wording,
    region: RegionRef.nullable(),
    /** Null where it is out of use; its `id` is null while the version that ships with the program is filled in. */
    inUse: z.object({ id: RecordId.nullable(), number: z.int(), since: Instant.nullable() }).nullable(),
    draftId: RecordId.nullable(),
    mayEdit: z.boolean(),
  })
  .meta({ id: 'FormRow' });
export type FormRow = z.infer<typeof FormRow>;

/** What publishing would do, found out by doing it and rolling it back. */
export const FormPreview = z
  .object({
    problems: z.array(SaidOfField),
    changes: z.array(SaidOfField),
    /** The version that would be replaced, with the answers that keep it. */
    replaces: z.object({ number: z.int(), answers: z.int() }).nullable(),
  })
  .meta({ id: 'FormPreview' });
export type FormPreview = z.infer<typeof FormPreview>;

/** A prefecture or a division in one: forms lie with a prefecture. */
const OfPrefecture = RegionCode.refine((code) => code.length >= 4, 'region_code');

const PrintLook = z.object({ language: PaperLanguage, large: QueryFlag.optional() });
const GivenForm = z.object({
  code: FormCode,
  ...VersionName.shape,
  answers: Answers,
  /** Given by the device, so that what waited there for the line is handed in once, however often it is sent. */
  clientId: z
    .string()
    .regex(/^[0-9a-f-]{32,36}$/, 'client_id')
    .optional(),
});
const FilledIn = z.object({ items: z.array(FormAnswer) });
const FILLING_ERRORS = [
  'form.unknown',
  'form.other_subject',
  'form.version_withdrawn',
  'form.answers_wrong',
  'file.not_of_record',
  'form.sent_otherwise',
] as const;

/** The route by which a form is filled in for a record of a noun; what was filled in stands with the person it is about. */
export function fillInRoute<V extends Verb>(noun: string, path: string, verb: V) {
  return defineRoute({
    id: `${noun}.fillIn`,
    method: 'POST',
    path: `${path}/:id/forms`,
    summary: 'Hand in a form filled in for the record',
    access: { verb },
    params: IdParams,
    body: GivenForm,
    reply: FormAnswer,
    audit: { action: 'form.given' },
    errors: FILLING_ERRORS,
  });
}

export const formRoutes = {
  aboutEmployers: EmployerFormList.route,
  exportAboutEmployers: EmployerFormList.exportRoute,
  aboutSeekers: SeekerFormList.route,
  exportAboutSeekers: SeekerFormList.exportRoute,
  list: defineRoute({
    id: 'forms.list',
    method: 'GET',
    path: '/forms',
    summary: 'Forms of a division, with the version in use and the draft of each',
    access: { verb: 'forms.edit' },
    query: z.object({ region: RegionCode }),
    reply: z.object({ items: z.array(FormRow) }),
    audit: { none: 'Forms without answers' },
  }),
  offered: defineRoute({
    id: 'forms.offered',
    method: 'GET',
    path: '/forms/offered',
    summary: 'Forms that can be filled in about a kind of record in a division',
    access: { verb: 'session.use' },
    query: z.object({ region: RegionCode, subject: FormSubjectName }),
    reply: z.object({ items: z.array(z.object({ code: FormCode, title: Wording })) }),
    audit: { none: 'Forms without answers' },
  }),
  versions: defineRoute({
    id: 'forms.versions',
    method: 'GET',
    path: '/forms/:code/versions',
    summary: 'All versions of a form in a division, the newest first: its change log',
    access: { verb: 'forms.edit' },
    params: z.object({ code: FormCode }),
    query: z.object({ region: RegionCode }),
    reply: z.object({ items: z.array(FormVersion) }),
    audit: { none: 'Forms without answers' },
    errors: ['form.unknown'],
  }),
  start: defineRoute({
    id: 'forms.start',
    method: 'POST',
    path: '/forms',
    summary: 'Begin a draft: of a new form, or of the next version of the one with this code',
    access: { verb: 'forms.edit' },
    body: z.union([
      z.object({ code: FormCode, regionCode: OfPrefecture }),
      z.object({ title: Wording, subject: FormSubjectName, regionCode: OfPrefecture }),
    ]),
    reply: FormVersion,
    audit: { action: 'form.draft_started' },
    errors: ['form.unknown', 'form.draft_exists', 'form.shipped_region', 'region.unknown'],
  }),
  save: defineRoute({
    id: 'forms.save',
    method: 'PUT',
    path: '/form-versions/:id',
    summary: 'Save a draft, complete or not',
    access: { verb: 'forms.edit' },
    params: IdParams,
    body: z.object({ version: Version, definition: FormDefinition }),
    reply: FormVersion,
    audit: { action: 'form.draft_saved' },
    errors: ['form.version_unknown', 'form.published_stays', 'record.changed'],
  }),
  preview: defineRoute({
    id: 'forms.preview',
    method: 'POST',
    path: '/form-versions/:id/preview',
    summary: 'What publishing a draft would do; nothing is kept',
    access: { verb: 'forms.edit' },
    params: IdParams,
    reply: FormPreview,
    audit: { none: 'Rolled back' },
    errors: ['form.version_unknown'],
  }),
  moveVersion: defineRoute({
    id: 'forms.moveVersion',
    method: 'POST',
    path: '/form-versions/:id/move',
    summary: 'Publish a draft, throw it away, or take a published version out of use',
    access: { verb: 'forms.edit' },
    params: IdParams,
    body: z.object({
      version: Version,
      move: z.enum(['publish', 'discard', 'withdraw']),
      reason: Text(300).default(''),
    }),
    reply: FormVersion,
    audit: { action: 'form.version_moved' },
    errors: [
      'form.version_unknown',
      'form.not_ready',
      'record.changed',
      'record.step_illegal',
      'record.reason_needed',
    ],
  }),
  current: defineRoute({
    id: 'forms.current',
    method: 'GET',
    path: '/forms/:code/current',
    summary: 'The version of a form that is filled in now in a division',
    access: { verb: 'session.use' },
    params: z.object({ code: FormCode }),
    query: z.object({ region: RegionCode }),
    reply: FormToFill,
    audit: { none: 'A form without answers' },
    errors: ['form.unknown'],
  }),
  ofEmployer: defineRoute({
    id: 'forms.ofEmployer',
    method: 'GET',
    path: '/employers/:id/forms',
    summary: 'What was filled in about an employer, newest first',
    access: { verb: 'employers.read' },
    params: IdParams,
    query: z.object({ code: FormCode.optional() }),
    reply: FilledIn,
    audit: { none: 'Words of a record its reader may read' },
    errors: ['employer.unknown'],
  }),
  giveForEmployer: defineRoute({
    id: 'forms.giveForEmployer',
    method: 'POST',
    path: '/employers/:id/forms',
    summary: 'Hand in a form filled in about an employer, as after a visit',
    access: { verb: 'employers.edit' },
    params: IdParams,
    body: GivenForm,
    reply: FormAnswer,
    audit: { action: 'form.given' },
    errors: ['employer.unknown', ...FILLING_ERRORS],
  }),
  ofSeeker: defineRoute({
    id: 'forms.ofSeeker',
    method: 'GET',
    path: '/seekers/:id/forms',
    summary:
      'What was filled in about a person, by them or by staff, newest first; `about` keeps to what belongs to one record of theirs',
    access: { verb: 'seekers.read' },
    params: IdParams,
    query: z.object({ code: FormCode.optional(), about: RecordId.optional() }),
    reply: FilledIn,
    audit: { none: 'Words of a record its reader may read' },
    errors: ['seeker.unknown'],
  }),
  giveForSeeker: defineRoute({
    id: 'forms.giveForSeeker',
    method: 'POST',
    path: '/seekers/:id/forms',
    summary: 'Hand in a form filled in about a person',
    access: { verb: 'seekers.edit' },
    params: IdParams,
    body: GivenForm,
    reply: FormAnswer,
    audit: { action: 'form.given' },
    errors: ['seeker.unknown', ...FILLING_ERRORS],
  }),
  giveForFollowUp: defineRoute({
    id: 'forms.giveForFollowUp',
    method: 'POST',
    path: '/follow-ups/:id/form',
    summary: 'Hand in what a person answered at a follow-up',
    access: { verb: 'placements.move' },
    params: IdParams,
    body: GivenForm,
    reply: FormAnswer,
    audit: { action: 'form.given' },
    errors: ['placement.follow_up_unknown', ...FILLING_ERRORS],
  }),
  offeredToMe: defineRoute({
    id: 'forms.offeredToMe',
    method: 'GET',
    path: '/me/forms',
    summary: 'Forms that people fill in themselves, with the day one was last handed in',
    access: { verb: 'self.use' },
    reply: z.object({
      items: z.array(
        z.object({ code: FormCode, title: Wording, note: Wording.optional(), given: Day.nullable() }),
      ),
    }),
    audit: { none: 'Forms without answers' },
    errors: ['seeker.not_registered'],
  }),
  giveOwn: defineRoute({
    id: 'forms.giveOwn',
    method: 'POST',
    path: '/me/forms',
    summary: 'Hand in a form about oneself',
    access: { verb: 'self.use' },
    body: GivenForm,
    reply: FormAnswer,
    audit: { action: 'form.given' },
    errors: FILLING_ERRORS,
  }),
  printAnswer: defineRoute({
    id: 'forms.printAnswer',
    method: 'GET',
    path: '/form-answers/:id/pdf',
    summary: 'A filled-in form as PDF, with the texts of its version',
    access: { verb: 'session.use' },
    params: IdParams,
    query: PrintLook,
    reply: { stream: 'application/pdf' },
    audit: { none: 'Words of a record its reader may read' },
    errors: ['form.answer_unknown', 'employer.unknown', 'seeker.unknown'],
  }),
  printBlank: defineRoute({
    id: 'forms.printBlank',
    method: 'GET',
    path: '/forms/:code/pdf',
    summary: 'The form that is filled in now as PDF, to be filled in by hand',
    access: { verb: 'session.use' },
    params: z.object({ code: FormCode }),
    query: PrintLook.extend({ region: RegionCode }),
    reply: { stream: 'application/pdf' },
    audit: { none: 'A form without answers' },
    errors: ['form.unknown'],
  }),
  moveAnswer: defineRoute({
    id: 'forms.moveAnswer',
    method: 'POST',
    path: '/form-answers/:id/move',
    summary: 'Strike out what was filled in by mistake',
    access: { verb: 'session.use' },
    params: IdParams,
    body: z.object({
      version: Version,
      move: z.enum(movesOf(formAnswerFlow)),
      reason: Text(300).default(''),
    }),
    reply: FormAnswer,
    audit: { action: 'form.answer_moved' },
    errors: ['form.answer_unknown', 'record.changed', 'record.step_illegal', 'record.reason_needed'],
  }),
} as const;
