import { SeekerProfile } from '@yizhan/contract';
import { callBackFlow, proofFlow, shanghaiDate } from '@yizhan/domain';
import type { WriteContext } from '../../../app/context.ts';
import { stamped } from '../../../app/stamps.ts';
import { CLERK, DEMO } from './actors.ts';
import { sealIdNumber, sealPhone } from '../../identity/index.ts';
import { profileColumns } from '../../seekers/index.ts';
import type { PlannedPerson } from '../plan/planned.ts';
import { addHistory } from './histories.ts';
import { addEntry, derived, type Rows } from './rows.ts';

/** The site that serves a person, always the same one. */
export function siteOf(person: PlannedPerson, sites: ReadonlyMap<string, readonly string[]>): string | null {
  const near = sites.get(person.county) ?? [];
  return near[Number(person.phone.slice(-4)) % Math.max(1, near.length)] ?? null;
}

export async function addPerson(
  ctx: WriteContext,
  rows: Rows,
  person: PlannedPerson,
  sites: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const prefecture = person.region.slice(0, 4);
  const phone = sealPhone(ctx, person.phone);
  const id = person.idNumber === null ? null : sealIdNumber(ctx, person.idNumber);
  const profile = SeekerProfile.parse({
    regionCode: person.region,
    homeLng: person.point?.lng ?? null,
    homeLat: person.point?.lat ?? null,
    education: person.education,
    experience: person.years === 0 ? [] : [{ title: person.wanted[0], years: person.years }],
    skills: person.work.skills,
    certificates: person.certificates,
    wanted: person.wanted.map((title) => ({ title })),
    employmentKinds: person.gig ? ['gig', 'full_time'] : ['full_time'],
    payMin: person.payMin,
    payUnit: person.payUnit,
    maxCommuteMinutes: person.commute,
    travelMode: person.commute === null ? null : 'e_bike',
    acceptsDispatch: person.dispatch,
    cannot: person.cannot,
  });
  const siteId = siteOf(person, sites);
  rows.add('seekers', {
    prefecture,
    id: person.id,
    name: person.name,
    sex: person.sex,
    birth_date: person.birthDate,
    phone_cipher: phone.cipher,
    phone_hmac: phone.hmac,
    phone_mask: phone.mask,
    id_number_cipher: id?.cipher ?? null,
    id_number_hmac: id?.hmac ?? null,
    id_number_mask: id?.mask ?? null,
    site_id: siteId,
    ...profileColumns(ctx, person.name, { ...profile, regionCode: person.region }),
    status: person.status,
    service_step: person.step,
    source: person.channel,
    ...stamped('created', DEMO),
    created_at: person.at,
    updated_at: person.at,
    last_contact_at: person.at,
  });
  addProof(rows, person, siteId);
  rows.count({
    kind: 'seeker_registered',
    subject: { prefecture, id: person.id },
    sourceId: person.id,
    day: shanghaiDate(person.at),
    regionCode: person.region,
    siteId,
  });
  const keys = [
    { kind: 'phone' as const, value_hmac: phone.hmac },
    ...(id === null ? [] : [{ kind: 'id_number' as const, value_hmac: id.hmac }]),
  ];
  rows.add(
    'person_keys',
    keys.map((key) => ({ ...key, prefecture, seeker_id: person.id })),
  );
  rows.add('consents', {
    prefecture,
    id: derived(person.id, 1),
    seeker_id: person.id,
    purpose: 'job_service',
    given: true,
    text_version: '2026-11',
    channel: person.channel,
    ...stamped('recorded', DEMO),
    at: person.at,
  });
  addEntry(rows, {
    party: 'seeker',
    id: person.id,
    entryId: derived(person.id, 2),
    prefecture,
    kind: 'seeker.registered',
    at: person.at,
    siteId,
  });
  if (person.groups.length > 0) {
    rows.add(
      'seeker_groups',
      person.groups.map((group, index) => ({
        prefecture,
        id: derived(person.id, 10 + index),
        seeker_id: person.id,
        group,
        evidence: '社区证明',
        valid_from: shanghaiDate(person.at),
        added_by_kind: 'staff',
        added_by_name: CLERK,
        created_at: person.at,
      })),
    );
  }
  rows.changed('seeker', { prefecture, id: person.id });
}

/** Some people were at the counter themselves when they were registered. */
function addProof(rows: Rows, person: PlannedPerson, siteId: string | null): void {
  if (Number(person.phone.slice(-1)) > 3) return;
  const prefecture = person.region.slice(0, 4);
  const id = derived(person.id, 240);
  const { status, version } = addHistory(rows, proofFlow, { prefecture, id, first: 1 }, [
    { move: 'add', to: 'standing', at: person.at },
  ]);
  rows.add('proofs', {
    prefecture,
    id,
    seeker_id: person.id,
    source: 'seeker',
    source_id: person.id,
    claim: 'seeker_registered',
    kind: 'person_said',
    day: shanghaiDate(person.at),
    words: '示例：本人到窗口当面登记',
    region_code: person.region,
    site_id: siteId,
    status,
    version,
    created_at: person.at,
    updated_at: person.at,
    added_by_kind: 'staff',
    added_by_name: '小周',
  });
}

const WISHES = [
  '想找个离家近的活，不会用手机，麻烦打电话给我。',
  '老家的父亲想找门卫的工作，能不能帮问问。',
  '这个岗位晚上要不要上班？请回个电话。',
  '孩子上学，只能做白天的活。',
  '想学个证再找工作，怎么报名？',
] as const;

/** Adds a request for a call-back in the last days. */
export function addHelpRequest(
  ctx: WriteContext,
  rows: Rows,
  person: PlannedPerson,
  index: number,
  sites: ReadonlyMap<string, readonly string[]>,
): void {
  const phone = sealPhone(ctx, person.phone);
  const prefecture = person.region.slice(0, 4);
  const id = derived(person.id, 90);
  const at = new Date(ctx.now.getTime() - (index + 1) * 37 * 60_000);
  const by = { kind: 'seeker', name: '' } as const;
  addHistory(rows, callBackFlow, { prefecture, id, first: 1 }, [{ move: 'open', to: 'open', at, by }]);
  rows.add('help_requests', {
    prefecture,
    id,
    region_code: person.region,
    site_id: siteOf(person, sites),
    name: person.name,
    phone_cipher: phone.cipher,
    phone_hmac: phone.hmac,
    phone_mask: phone.mask,
    note: WISHES[index % WISHES.length] ?? '',
    seeker_id: person.id,
    created_at: at,
  });
}
