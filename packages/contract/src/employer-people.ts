import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import { IdParams, Instant, Ok, PersonName, PhoneInput, RecordId, RequiredText, Version } from './common.ts';
import { EmployerRoleName } from './identity.ts';

/** A person who acts for an employer, or is invited to. */
export const EmployerPerson = z
  .object({
    id: RecordId,
    name: z.string(),
    phoneMask: z.string(),
    role: EmployerRoleName,
    state: z.enum(['invited', 'active']),
    /** When they joined, or were invited. */
    since: Instant,
    invitedBy: z.string().nullable(),
    isSelf: z.boolean(),
    version: Version,
    can: z.array(z.enum(['change', 'remove', 'leave'])),
  })
  .meta({ id: 'EmployerPerson' });
export type EmployerPerson = z.infer<typeof EmployerPerson>;

/** An invitation to act for an employer, as the invited person sees it. */
export const EmployerInvitation = z
  .object({
    id: RecordId,
    employer: z.string(),
    role: EmployerRoleName,
    invitedBy: z.string().nullable(),
    at: Instant,
  })
  .meta({ id: 'EmployerInvitation' });
export type EmployerInvitation = z.infer<typeof EmployerInvitation>;

export const PersonInvite = z.object({ name: PersonName, phone: PhoneInput, role: EmployerRoleName });

const People = z.object({
  items: z.array(EmployerPerson),
  /** Roles the caller may assign in invitations. */
  mayInvite: z.array(EmployerRoleName),
});
const inviteErrors = [
  'phone.invalid',
  'employer_person.known',
  'employer_person.invited_today',
  'employer_person.too_many',
];
const removeErrors = ['employer_person.unknown', 'employer_person.last_owner'];

export const employerPeopleRoutes = {
  own: defineRoute({
    id: 'employerPeople.own',
    method: 'GET',
    path: '/own-employer/people',
    summary: 'Who acts for my employer, and who was asked to',
    access: { verb: 'own_employer.use' },
    reply: People,
    audit: { none: 'One’s own employer' },
    errors: ['employer.not_registered'],
  }),
  invite: defineRoute({
    id: 'employerPeople.invite',
    method: 'POST',
    path: '/own-employer/people',
    summary: 'Ask somebody by phone to act for my employer; they join by signing in with it',
    access: { verb: 'own_employer.people' },
    body: PersonInvite,
    reply: People,
    audit: { action: 'employer.person_invited' },
    errors: [...inviteErrors, 'employer.not_registered'],
    limitPerMinute: 10,
  }),
  change: defineRoute({
    id: 'employerPeople.change',
    method: 'PUT',
    path: '/own-employer/people/:id',
    summary: 'Change the name or role of one of my employer’s people',
    access: { verb: 'own_employer.people' },
    params: IdParams,
    body: z.object({ version: Version, name: PersonName, role: EmployerRoleName }),
    reply: People,
    audit: { action: 'employer.person_changed' },
    errors: [...removeErrors, 'record.changed'],
  }),
  remove: defineRoute({
    id: 'employerPeople.remove',
    method: 'DELETE',
    path: '/own-employer/people/:id',
    summary: 'Let somebody go, withdraw an invitation, or leave',
    access: { verb: 'own_employer.use' },
    params: IdParams,
    reply: Ok,
    audit: { action: 'employer.person_removed' },
    errors: removeErrors,
  }),
  invitations: defineRoute({
    id: 'employerPeople.invitations',
    method: 'GET',
    path: '/own-employer/invitations',
    summary: 'Employers that asked the owner of this phone to act for them',
    access: { verb: 'own_employer.use' },
    reply: z.object({ items: z.array(EmployerInvitation) }),
    audit: { none: 'One’s own phone' },
  }),
  answer: defineRoute({
    id: 'employerPeople.answer',
    method: 'POST',
    path: '/own-employer/invitations/:id/answer',
    summary: 'Join the employer, or decline',
    access: { verb: 'own_employer.use' },
    params: IdParams,
    body: z.object({ accept: z.boolean() }),
    reply: Ok,
    audit: { action: 'employer.invitation_answered' },
    errors: ['employer_person.unknown', 'employer_person.elsewhere'],
  }),
  ofEmployer: defineRoute({
    id: 'employerPeople.ofEmployer',
    method: 'GET',
    path: '/employers/:id/people',
    summary: 'Who acts for an employer in the portal',
    access: { verb: 'employers.read' },
    params: IdParams,
    reply: People,
    audit: { none: 'read' },
    errors: ['employer.unknown'],
  }),
  inviteByStaff: defineRoute({
    id: 'employerPeople.inviteByStaff',
    method: 'POST',
    path: '/employers/:id/people',
    summary: 'Ask somebody to act for an employer, whose papers staff looked at',
    access: { verb: 'employers.edit' },
    params: IdParams,
    body: PersonInvite.extend({ note: RequiredText(300) }),
    reply: People,
    audit: { action: 'employer.person_invited' },
    errors: [...inviteErrors, 'employer.unknown'],
  }),
  removeByStaff: defineRoute({
    id: 'employerPeople.removeByStaff',
    method: 'POST',
    path: '/employers/:id/people/:personId/removal',
    summary: 'Let somebody go who acts for an employer, its last owner too, with what was looked at',
    access: { verb: 'employers.edit' },
    params: z.object({ id: RecordId, personId: RecordId }),
    body: z.object({ note: RequiredText(300) }),
    reply: People,
    audit: { action: 'employer.person_removed' },
    errors: ['employer.unknown', 'employer_person.unknown'],
  }),
} as const;
