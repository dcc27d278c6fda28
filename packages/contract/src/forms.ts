import { z } from 'zod';
import { formAnswerFlow, movesOf } from '@yizhan/domain';
import { Answers, FormDefinition } from '@yizhan/forms/definition.ts';
import { FORM_SUBJECTS } from '@yizhan/forms/vocabulary.ts';
import { Day, IdParams, Instant, RecordId, RegionCode, Text, Undo, Version } from './common.ts';
import { defineRoute } from './define-route.ts';

/** What a form is for, the same in every prefecture for those that ship with the program. */
export const FormCode = z.string().regex(/^[a-z][a-z0-9_]{2,39}$/, 'form_code');
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

const GivenForm = z.object({ code: FormCode, ...VersionName.shape, answers: Answers });
const FilledIn = z.object({ items: z.array(FormAnswer) });
const FILLING_ERRORS = [
  'form.unknown',
  'form.other_subject',
  'form.version_withdrawn',
  'form.answers_wrong',
] as const;

export const formRoutes = {
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
    summary: 'What was filled in about a person, by them or by staff, newest first',
    access: { verb: 'seekers.read' },
    params: IdParams,
    query: z.object({ code: FormCode.optional() }),
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
