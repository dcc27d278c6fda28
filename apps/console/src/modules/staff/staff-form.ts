import type { CallInput, StaffView, routes } from '@yizhan/contract';

type GrantInput = CallInput<typeof routes.identity.createStaff>['body']['grants'][number];

/** Where a role applies: the whole network, a division, or one site. */
export type Reach = 'network' | 'region' | 'site';

/** One role as a form holds it. */
export interface GrantRow {
  role: GrantInput['role'];
  reach: Reach;
  region: string | null;
  regionName: string;
  siteId: string | null;
}

export interface StaffForm {
  login: string;
  name: string;
  password: string;
  grants: GrantRow[];
  disabled: boolean;
  /** Empty to leave the number as it is. */
  phone: string;
  phoneGone: boolean;
  /** Login of another account of the same person. */
  sameAs: string;
}

export function emptyGrant(region: string | null, regionName = ''): GrantRow {
  return { role: 'site_staff', reach: 'site', region, regionName, siteId: null };
}

export function formOfStaff(staff: StaffView): StaffForm {
  return {
    login: staff.login,
    name: staff.name,
    password: '',
    disabled: staff.disabled,
    phone: '',
    phoneGone: false,
    sameAs: staff.samePerson.find(({ declared }) => declared)?.login ?? '',
    grants: staff.grants.map((grant) => ({
      role: grant.role,
      reach: grant.site !== null ? 'site' : grant.region === null ? 'network' : 'region',
      region: grant.region?.code ?? null,
      regionName: grant.region?.fullName ?? '',
      siteId: grant.site?.id ?? null,
    })),
  };
}

/** What of the links between accounts of one person was changed. */
export function linksOf(
  values: StaffForm,
  staff: StaffView,
): { phone?: string | null; sameAs?: string | null } {
  const phone = values.phone.trim();
  const sameAs = values.sameAs.trim();
  return {
    ...(phone !== '' ? { phone } : values.phoneGone ? { phone: null } : {}),
    ...(sameAs === formOfStaff(staff).sameAs ? {} : { sameAs: sameAs === '' ? null : sameAs }),
  };
}

/** The contract's grants; a site's own division follows from the site. */
export function grantsOf(rows: readonly GrantRow[]): GrantInput[] {
  return rows.map((row) => ({
    role: row.role,
    region: row.reach === 'region' ? (row.region ?? '') : '',
    siteId: row.reach === 'site' ? row.siteId : null,
  }));
}

/** Whether each role says where it applies; a forgotten place must never mean the whole network. */
export function isPlaced(rows: readonly GrantRow[]): boolean {
  return rows.every(
    (row) => row.reach === 'network' || (row.reach === 'region' ? row.region !== null : row.siteId !== null),
  );
}

/** Letters and digits that cannot be confused on paper or over the phone. */
const CLEAR = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A first password of three groups of four, from random bytes. */
export function passwordFrom(bytes: Uint8Array): string {
  const signs = Array.from(bytes, (byte) => CLEAR[byte % CLEAR.length] ?? '');
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8, 12)].map((group) => group.join('')).join('-');
}
export const PASSWORD_BYTES = 12;
