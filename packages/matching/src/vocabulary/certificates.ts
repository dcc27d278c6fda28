/**
 * Certificates a person may hold and a vacancy may require. A stem names the certificate inside a text; in an advert it
 * counts only together with a word for "certificate" (see `requirements/certificates.ts`).
 */
import { CERTIFICATE_TABLE } from './certificate-table.ts';
import type { CertificateEntry } from './certificate-table.ts';
import { foldText } from './text.ts';

export type KnownCertificate = keyof typeof CERTIFICATE_TABLE;

/** A known certificate, or `other:` with the folded words of one that has no entry. */
export type CertificateCode = KnownCertificate | `other:${string}`;

const ENTRIES: readonly (readonly [KnownCertificate, CertificateEntry])[] = Object.keys(
  CERTIFICATE_TABLE,
).map((code) => {
  const known = code as KnownCertificate;
  return [known, CERTIFICATE_TABLE[known]] as const;
});

const isKnown = (code: string): code is KnownCertificate => Object.hasOwn(CERTIFICATE_TABLE, code);

/** Looks up an entry; undefined for `other:` codes. */
export function certificateEntry(code: CertificateCode): CertificateEntry | undefined {
  return isKnown(code) ? CERTIFICATE_TABLE[code] : undefined;
}

/** The display name; an unknown certificate keeps its own words. */
export function certificateName(code: string, locale: 'zh-CN' | 'en'): string {
  if (!isKnown(code)) return code.replace(/^other:/, '');
  return locale === 'en' ? CERTIFICATE_TABLE[code].en : CERTIFICATE_TABLE[code].zh;
}

/** Every known code in table order: the more specific before the more general. */
export const CERTIFICATE_CODES: readonly KnownCertificate[] = ENTRIES.map(([code]) => code);

/** Generic certificates that add nothing once a specific one is found in the same words. */
const SWALLOWED: Partial<Record<KnownCertificate, readonly KnownCertificate[]>> = {
  driver: [
    'driver_a1',
    'driver_a2',
    'driver_a3',
    'driver_b1',
    'driver_b2',
    'driver_c1',
    'driver_c2',
    'driver_d',
    'forklift',
    'ride_hailing',
    'drone',
    'excavator',
    'loader',
    'hazmat_transport',
  ],
  driver_c1: ['driver_c2'],
  driver_b2: ['driver_b1'],
  electrician: ['electrician_low', 'electrician_high'],
  special_operation: [
    'welder',
    'electrician',
    'electrician_low',
    'electrician_high',
    'work_at_height',
    'refrigeration',
    'forklift',
    'crane',
    'elevator',
    'boiler',
    'pressure_vessel',
  ],
  teacher: ['kindergarten_teacher'],
  accounting: ['accounting_junior', 'accounting_mid', 'accounting_senior', 'cpa'],
  accounting_mid: ['cpa', 'accounting_senior', 'accounting_junior'],
  doctor: ['assistant_doctor', 'veterinary'],
  pharmacist: ['licensed_pharmacist'],
  security_guard: ['fire_control'],
  care_worker: ['elderly_care', 'maternity_care', 'nurse'],
  constructor_2: ['constructor_1'],
  cet4: ['english_major'],
  cet6: ['english_major'],
  food_safety: ['health'],
  elevator: ['equipment_safety_manager'],
  equipment_safety_manager: [],
  safety_officer: ['equipment_safety_manager', 'safety_engineer'],
};

/** Known certificates named in one certificate field or one clause, without generic ones that a specific one covers. */
export function certificatesNamed(
  folded: string,
  accept: (code: KnownCertificate) => boolean,
): KnownCertificate[] {
  const found = ENTRIES.filter(([code, entry]) => entry.stem.test(folded) && accept(code)).map(
    ([code]) => code,
  );
  return found.filter((code) => !(SWALLOWED[code] ?? []).some((special) => found.includes(special)));
}

/**
 * Code of a certificate a person wrote or picked ('C1本', '低压电工作业证', '中式烹调师四级'). One text names one
 * certificate: the most specific entry wins. Unknown words become `other:…`; empty text gives null.
 */
export function normaliseCertificate(text: string): CertificateCode | null {
  const folded = foldText(text).replace(/\n/g, '');
  if (folded === '') return null;
  if (isKnown(folded)) return folded;
  const [first] = certificatesNamed(folded, () => true);
  return first ?? `other:${folded}`;
}

/** The held certificates with everything they also prove. */
export function withCovered(held: readonly CertificateCode[]): Set<CertificateCode> {
  const all = new Set<CertificateCode>();
  const add = (code: CertificateCode): void => {
    if (all.has(code)) return;
    all.add(code);
    for (const covered of certificateEntry(code)?.covers ?? []) if (isKnown(covered)) add(covered);
  };
  held.forEach(add);
  return all;
}
