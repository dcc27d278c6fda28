import type { SiteRef, StaffView } from '@yizhan/contract';
import type { StaffRole } from '@yizhan/domain';

/** One role in the form; `by` says whether it holds at a site or in a region (null is the whole network). */
export interface GrantRow {
  readonly role: StaffRole;
  readonly by: 'site' | 'region';
  readonly siteId: string | null;
  readonly site: SiteRef | null;
  readonly region: string | null;
  readonly regionName: string;
}

export function emptyGrant(): GrantRow {
  return { role: 'site_staff', by: 'site', siteId: null, site: null, region: null, regionName: '' };
}

export function grantRows(grants: StaffView['grants']): GrantRow[] {
  return grants.map((grant) => ({
    role: grant.role,
    by: grant.site === null ? 'region' : 'site',
    siteId: grant.site?.id ?? null,
    site: grant.site,
    region: grant.region?.code ?? null,
    regionName: grant.region?.fullName ?? '',
  }));
}

/** As the API takes them. A row at a site without one chosen yet is left out, so the server asks for a role. */
export function grantInputs(rows: readonly GrantRow[]) {
  return rows
    .filter((row) => row.by === 'region' || row.siteId !== null)
    .map((row) => ({
      role: row.role,
      region: row.by === 'region' ? (row.region ?? '') : '',
      siteId: row.by === 'site' ? row.siteId : null,
    }));
}
