import type { CallInput, Partner, routes } from '@yizhan/contract';
import { KEY_PER_MINUTE } from '@yizhan/domain/partners/keys.ts';
import type { PartnerStatus, PartnerVerb } from '@yizhan/domain';
import type { Tone } from '../../components/tones.ts';

type Input = CallInput<typeof routes.partners.add>['body'];

/** One verb as a form holds it; without a region it holds in the whole region of the partner. */
export interface GrantRow {
  verb: PartnerVerb;
  region: string | null;
  regionName: string;
}

export interface PartnerForm {
  name: string;
  kind: Input['kind'];
  reach: 'region' | 'network';
  region: string | null;
  regionName: string;
  contactName: string;
  /** Empty keeps the number that is there. */
  contactPhone: string;
  dropPhone: boolean;
  note: string;
  perMinute: number;
  grants: GrantRow[];
}

export const PARTNER_TONES = {
  active: 'good',
  paused: 'warn',
  ended: 'calm',
} as const satisfies Record<PartnerStatus, Tone>;

export const KEY_TONES = {
  valid: 'good',
  expired: 'warn',
  revoked: 'calm',
} as const satisfies Record<Partner['keys'][number]['state'], Tone>;

export function emptyPartner(
  region: { readonly code: string; readonly fullName: string } | null,
): PartnerForm {
  return {
    name: '',
    kind: 'agency',
    reach: 'region',
    region: region?.code ?? null,
    regionName: region?.fullName ?? '',
    contactName: '',
    contactPhone: '',
    dropPhone: false,
    note: '',
    perMinute: KEY_PER_MINUTE.usual,
    grants: [{ verb: 'feed.read', region: null, regionName: '' }],
  };
}

export function formOfPartner(partner: Partner): PartnerForm {
  return {
    name: partner.name,
    kind: partner.kind,
    reach: partner.region === null ? 'network' : 'region',
    region: partner.region?.code ?? null,
    regionName: partner.region?.fullName ?? '',
    contactName: partner.contactName,
    contactPhone: '',
    dropPhone: false,
    note: partner.note,
    perMinute: partner.perMinute,
    grants: partner.grants.map(({ verb, region }) =>
      region?.code === partner.region?.code
        ? { verb, region: null, regionName: '' }
        : { verb, region: region?.code ?? null, regionName: region?.fullName ?? '' },
    ),
  };
}

/** Whether the region is chosen; a forgotten one must never mean the whole network. */
export function isPlaced({ reach, region }: PartnerForm): boolean {
  return reach === 'network' || region !== null;
}

export function inputOfPartner(form: PartnerForm): Input {
  const region = form.reach === 'network' ? '' : (form.region ?? '');
  const phone = form.contactPhone.trim();
  return {
    name: form.name,
    kind: form.kind,
    region,
    contactName: form.contactName,
    ...(phone !== '' ? { contactPhone: phone } : form.dropPhone ? { contactPhone: null } : {}),
    note: form.note,
    perMinute: form.perMinute,
    grants: form.grants.map(({ verb, region: own }) => ({ verb, region: own ?? region })),
  };
}
