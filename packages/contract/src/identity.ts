import { z } from 'zod';
import { EMPLOYER_ROLES, STAFF_ROLES, VERBS } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { defineList, word } from './list.ts';
import {
  Day,
  Instant,
  Ok,
  pageOf,
  PageQuery,
  PersonName,
  PhoneInput,
  RecordId,
  RegionRef,
  RequiredText,
  ShortId,
  ShortIdParams,
  SiteRef,
  Version,
} from './common.ts';

export const StaffRoleName = z.enum(STAFF_ROLES);
export const EmployerRoleName = z.enum(EMPLOYER_ROLES);
export const VerbName = z.enum(VERBS);

export const GrantView = z
  .object({ role: StaffRoleName, region: RegionRef.nullable(), site: SiteRef.nullable() })
  .meta({ id: 'GrantView' });
export type GrantView = z.infer<typeof GrantView>;

/** The signed-in person, and what the screens may offer them. */
export const Session = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('staff'),
      staffId: ShortId,
      login: z.string(),
      name: z.string(),
      grants: z.array(GrantView),
      verbs: z.array(VerbName),
      homeSite: SiteRef.nullable(),
      homeRegion: RegionRef.nullable(),
      secondFactor: z.enum(['off', 'passed', 'needed']),
      mustChangePassword: z.boolean(),
    }),
    z.object({
      kind: z.literal('seeker'),
      seekerId: RecordId.nullable(),
      name: z.string().nullable(),
      phoneMask: z.string(),
      verbs: z.array(VerbName),
      /** Set while the owner of the phone acts for somebody: record and name above are then that person's. */
      acting: z.object({ agentId: RecordId, agent: z.string(), until: Day }).nullable(),
      /** The session acted for somebody until that ended meanwhile; it must be told whom it is for now. */
      actingEnded: z.boolean(),
    }),
    z.object({
      kind: z.literal('employer'),
      employerId: RecordId.nullable(),
      name: z.string().nullable(),
      phoneMask: z.string(),
      /** The person's role within the employer; null while the phone belongs to none. */
      role: EmployerRoleName.nullable(),
      verbs: z.array(VerbName),
    }),
    z.object({ kind: z.literal('public') }),
  ])
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const StaffSignIn = z.object({ login: RequiredText(60), password: RequiredText(200) });
export const SecondFactorCode = z.object({ code: z.string().regex(/^\d{6}$/, 'six_digits') });
export const PhoneCodeRequest = z.object({ phone: PhoneInput, as: z.enum(['seeker', 'employer']) });
export const PhoneCodeReply = z.object({
  /** Seconds until another code may be requested. */
  retryAfter: z.int(),
  /** Only in demonstration mode, where no message is sent: the code itself. */
  demoCode: z.string().nullable(),
});
export const PhoneSignIn = PhoneCodeRequest.extend({ code: z.string().regex(/^\d{6}$/, 'six_digits') });

export const StaffView = z
  .object({
    id: ShortId,
    login: z.string(),
    name: z.string(),
    grants: z.array(GrantView),
    secondFactor: z.boolean(),
    disabled: z.boolean(),
    lastSeenAt: Instant.nullable(),
    phoneMask: z.string().nullable(),
    /** Other accounts of the same person: those with the same phone, and those declared to be theirs. */
    samePerson: z.array(
      z.object({ id: ShortId, name: z.string(), login: z.string(), declared: z.boolean() }),
    ),
    version: Version,
    can: z.array(z.enum(['edit', 'disable', 'reset_password'])),
  })
  .meta({ id: 'StaffView' });
export type StaffView = z.infer<typeof StaffView>;

/** A division with everything below it; '' is the whole network. */
export const GrantRegion = z.string().regex(/^(\d{2}|\d{4}|\d{6}|\d{9})?$/, 'region_code');
export const GrantInput = z.object({
  role: StaffRoleName,
  /** Only administrators give the whole network. Ignored when a site is given. */
  region: GrantRegion,
  siteId: ShortId.nullable().default(null),
});
export const Password = z.string().min(10, 'password_short').max(200, 'too_long');
export const StaffCreate = z.object({
  login: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'login'),
  name: PersonName,
  password: Password,
  grants: z.array(GrantInput).min(1, 'required').max(10),
  /** Recognises two accounts of one person; only a digest and a mask are kept. */
  phone: PhoneInput.nullable().default(null),
});
export const StaffUpdate = z.object({
  version: Version,
  name: PersonName,
  grants: z.array(GrantInput).min(1, 'required').max(10),
  disabled: z.boolean(),
  /** Left as it is when it is not sent. */
  phone: PhoneInput.nullable().optional(),
  /** The login of another account of the same person; null where there is none, left as it is when it is not sent. */
  sameAs: z.string().trim().max(40).nullable().optional(),
});

/** Somebody who holds a verb at a place, and by which grants. */
export const VerbHolder = z
  .object({
    /** Null where the caller does not see the account. */
    id: ShortId.nullable(),
    name: z.string(),
    grants: z.array(
      GrantView.extend({
        since: Instant,
        /** Who gave it; null for grants from before this was kept. */
        by: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'VerbHolder' });
export type VerbHolder = z.infer<typeof VerbHolder>;

const signInErrors = ['sign_in.wrong', 'sign_in.locked'] as const;

/** Staff accounts within one's regions and sites. */
export const StaffList = defineList({
  name: 'staff',
  id: 'identity.listStaff',
  path: '/staff',
  summary: 'Staff accounts within one’s regions',
  verb: 'staff.read',
  row: StaffView,
  columns: {
    name: { text: 'name', fixed: true },
    login: { text: 'login' },
    roles: {
      cell: (row) =>
        word(
          'role',
          row.grants.map(({ role }) => role),
        ),
    },
    places: {
      cell: (row) => row.grants.map(({ site, region }) => site?.name ?? region?.fullName ?? '').join('、'),
      usual: false,
    },
    secondFactor: { cell: (row) => word('secondFactor', row.secondFactor ? 'passed' : 'off') },
    disabled: { cell: (row) => (row.disabled ? { word: 'action', of: 'yes' } : null), usual: false },
    lastSeen: { instant: 'lastSeenAt' },
  },
  filters: { q: z.string().max(60).optional(), siteId: ShortId.optional() },
  controls: { q: 'words', siteId: 'site' },
  notKept: ['q'],
  sorts: { login: { column: 'login' }, last: { column: 'login', descending: true } },
  sort: 'login',
  export: { rows: 5_000 },
});

export const identityRoutes = {
  session: defineRoute({
    id: 'identity.session',
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in on this device',
    access: { public: 'Answers "nobody" to anybody; shows only the caller’s own session' },
    reply: Session,
    audit: { none: 'read' },
  }),
  staffSignIn: defineRoute({
    id: 'identity.staffSignIn',
    method: 'POST',
    path: '/session/staff',
    summary: 'Sign a member of staff in with login and password',
    access: { public: 'Signing in' },
    body: StaffSignIn,
    reply: Session,
    audit: { action: 'session.opened' },
    replay: 'refused',
    errors: [...signInErrors, 'idempotency.answered'],
    limitPerMinute: 20,
  }),
  secondFactor: defineRoute({
    id: 'identity.secondFactor',
    method: 'POST',
    path: '/session/second-factor',
    summary: 'Give the one-time code of the second factor',
    access: { public: 'Second step of signing in; needs the half-open session of the first' },
    body: SecondFactorCode,
    reply: Session,
    audit: { action: 'session.second_factor_passed' },
    replay: 'refused',
    errors: ['sign_in.second_factor_wrong', 'auth.required', 'idempotency.answered'],
    limitPerMinute: 20,
  }),
  requestCode: defineRoute({
    id: 'identity.requestCode',
    method: 'POST',
    path: '/session/phone-code',
    summary: 'Send a one-time code to a phone',
    access: { public: 'Signing in' },
    body: PhoneCodeRequest,
    reply: PhoneCodeReply,
    audit: { none: 'The queued message is the record' },
    errors: ['sign_in.code_too_soon', 'sign_in.codes_spent', 'phone.invalid'],
    limitPerMinute: 20,
  }),
  phoneSignIn: defineRoute({
    id: 'identity.phoneSignIn',
    method: 'POST',
    path: '/session/phone',
    summary: 'Sign a seeker or an employer in with phone and code',
    access: { public: 'Signing in' },
    body: PhoneSignIn,
    reply: Session,
    audit: { action: 'session.opened' },
    replay: 'refused',
    errors: ['sign_in.code_wrong', 'phone.invalid', 'idempotency.answered'],
    limitPerMinute: 30,
  }),
  signOut: defineRoute({
    id: 'identity.signOut',
    method: 'DELETE',
    path: '/session',
    summary: 'End this session',
    access: { public: 'Harmless without a session' },
    reply: Ok,
    audit: { none: 'The session row keeps its end' },
  }),
  changePassword: defineRoute({
    id: 'identity.changePassword',
    method: 'POST',
    path: '/session/password',
    summary: 'Change one’s own password; ends all other sessions',
    access: { verb: 'session.use' },
    body: z.object({ current: RequiredText(200), next: Password }),
    reply: Ok,
    audit: { action: 'staff.password_changed' },
    errors: ['sign_in.wrong'],
  }),
  beginSecondFactor: defineRoute({
    id: 'identity.beginSecondFactor',
    method: 'POST',
    path: '/session/second-factor/setup',
    summary: 'Begin to set up a second factor: the secret and its QR code',
    access: { verb: 'session.use' },
    reply: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
    audit: { action: 'staff.second_factor_begun' },
    replay: 'refused',
    errors: ['sign_in.second_factor_on', 'idempotency.answered'],
  }),
  confirmSecondFactor: defineRoute({
    id: 'identity.confirmSecondFactor',
    method: 'POST',
    path: '/session/second-factor/confirm',
    summary: 'Turn the second factor on with a first code',
    access: { verb: 'session.use' },
    body: SecondFactorCode,
    reply: Session,
    audit: { action: 'staff.second_factor_on' },
    replay: 'refused',
    errors: ['sign_in.second_factor_wrong', 'idempotency.answered'],
  }),
  removeSecondFactor: defineRoute({
    id: 'identity.removeSecondFactor',
    method: 'POST',
    path: '/session/second-factor/remove',
    summary: 'Turn the second factor off',
    access: { verb: 'session.use' },
    body: z.object({ password: RequiredText(200) }),
    reply: Session,
    audit: { action: 'staff.second_factor_off' },
    errors: ['sign_in.wrong'],
  }),
  listStaff: StaffList.route,
  exportStaff: StaffList.exportRoute,
  holders: defineRoute({
    id: 'identity.holders',
    method: 'GET',
    path: '/staff/holders',
    summary:
      'Who may do something at a division or site, or somewhere within it, by name, and by which grants',
    access: { verb: 'staff.read' },
    query: PageQuery.extend({ verb: VerbName, region: GrantRegion, siteId: ShortId.optional() }),
    reply: pageOf(VerbHolder),
    audit: { none: 'read' },
    errors: ['region.unknown', 'site.unknown', 'access.region', 'cursor.invalid'],
  }),
  createStaff: defineRoute({
    id: 'identity.createStaff',
    method: 'POST',
    path: '/staff',
    summary: 'Open a staff account',
    access: { verb: 'staff.manage' },
    body: StaffCreate,
    reply: StaffView,
    audit: { action: 'staff.created' },
    errors: [
      'staff.login_taken',
      'staff.grant_beyond_own',
      'region.unknown',
      'site.unknown',
      'phone.invalid',
    ],
  }),
  updateStaff: defineRoute({
    id: 'identity.updateStaff',
    method: 'PUT',
    path: '/staff/:id',
    summary: 'Change name, roles or state of an account',
    access: { verb: 'staff.manage' },
    params: ShortIdParams,
    body: StaffUpdate,
    reply: StaffView,
    audit: { action: 'staff.updated' },
    errors: [
      'record.changed',
      'staff.grant_beyond_own',
      'staff.same_as_unknown',
      'staff.own_link',
      'phone.invalid',
    ],
  }),
  resetPassword: defineRoute({
    id: 'identity.resetPassword',
    method: 'POST',
    path: '/staff/:id/password',
    summary: 'Set a new first password for an account; it must be changed at the next sign-in',
    access: { verb: 'staff.manage' },
    params: ShortIdParams,
    body: z.object({ password: Password }),
    reply: Ok,
    audit: { action: 'staff.password_reset' },
  }),
} as const;
