import { shanghaiDate } from '@yizhan/domain';
import type { BulkWrite, WriteContext } from '../../../app/context.ts';
import { shortId, type Ref } from '../../../app/ids.ts';
import { sealIdNumber, sealPhone } from '../../identity/index.ts';
import { workingAgesOn } from '../../parameters/index.ts';
import {
  changeSeeker,
  findPersonKey,
  getSeekerForUpdate,
  profileOf,
  registerSeeker,
  type SeekerRecord,
} from '../../seekers/index.ts';
import { reject } from '../rows/rejection.ts';
import { readSeekerRow, type SeekerRowValues } from '../rows/seeker-row.ts';
import {
  readAll,
  rowSettings,
  valueOf,
  type ReadRows,
  type RunSettings,
  type RowImporter,
} from './row-importer.ts';

/** Rows of people. One person is one record: found by the source's number, ID number or phone, and then completed. */
export function seekerRowImporter(settings: RunSettings): RowImporter {
  let bulk: BulkWrite;
  let values: ReadRows<SeekerRowValues>;

  return {
    async begin(write, rows) {
      bulk = write;
      const ages = await workingAgesOn(write.ctx.trx, shanghaiDate(write.ctx.now));
      const read = { ...rowSettings(write.ctx, settings), ages };
      values = readAll(rows, ({ cells }) => {
        const ref = cells.text('source_ref');
        return readSeekerRow(cells, read, ref === '' ? null : ref);
      });
    },
    async take(row, known) {
      const { ctx } = bulk;
      const read = valueOf(values, row);
      const info = { file: settings.fileName };
      const holder = await holderOf(ctx, read);
      const existing = known ?? holder?.ref ?? null;
      if (existing !== null) {
        const record = await getSeekerForUpdate(ctx, existing, 'seekers.edit');
        const isNamesake = !read.isNamed || record.name === read.name;
        // A family may share a phone: the number alone does not identify a person.
        if (known === null && holder?.by === 'phone' && !isNamesake) throw reject('row.phone_taken', 'phone');
        await changeSeeker(ctx, existing, merged(ctx, record, read, known !== null));
        return { ref: existing, outcome: 'updated', info };
      }
      const ref = await registerSeeker(ctx, {
        name: read.name,
        phone: read.phone,
        idNumber: read.idNumber,
        sex: read.sex,
        birthDate: read.birthDate,
        contactNote: read.contactNote,
        channel: 'import',
        siteId: settings.siteId === null ? null : shortId(settings.siteId),
        profile: read.profile,
        consents: [],
      });
      return { ref, outcome: 'created', info };
    },
  };
}

async function holderOf(
  ctx: WriteContext,
  { idNumber, phone }: SeekerRowValues,
): Promise<{ ref: Ref; by: 'id_number' | 'phone' } | null> {
  if (idNumber !== null) {
    const ref = await findPersonKey(ctx.trx, 'id_number', sealIdNumber(ctx, idNumber).hmac);
    if (ref !== null) return { ref, by: 'id_number' };
  }
  if (phone === null) return null;
  const ref = await findPersonKey(ctx.trx, 'phone', sealPhone(ctx, phone).hmac);
  return ref === null ? null : { ref, by: 'phone' };
}

/**
 * Merges a row into a record. The row that created the record overrides it; a record created by somebody else only gets
 * missing fields added. Lists are joined in either case.
 */
function merged(
  ctx: WriteContext,
  record: SeekerRecord,
  read: SeekerRowValues,
  isOwn: boolean,
): Parameters<typeof changeSeeker>[2] {
  const before = profileOf(record);
  const { profile } = read;
  const pick = <T>(mine: T, theirs: T): T =>
    isOwn ? (isBlank(theirs) ? mine : theirs) : isBlank(mine) ? theirs : mine;
  const join = <T>(mine: readonly T[], theirs: readonly T[], most: number): T[] => {
    const both = isOwn && theirs.length > 0 ? [...theirs, ...mine] : [...mine, ...theirs];
    return [...new Map(both.map((item) => [titleOf(item), item])).values()].slice(0, most);
  };
  const region = pick(before.regionCode, profile.regionCode);
  const hasNewPhone =
    read.phone !== null && (isOwn || record.phone_hmac === null) && !isSamePhone(ctx, record, read.phone);
  return {
    version: record.version,
    name: pick(record.name, read.isNamed ? read.name : record.name),
    ...(hasNewPhone ? { phone: read.phone } : {}),
    ...(read.idNumber !== null && record.id_number_hmac === null ? { idNumber: read.idNumber } : {}),
    sex: pick(sexOf(record.sex), read.sex),
    birthDate: pick(record.birth_date, read.birthDate),
    contactNote: pick(record.contact_note, read.contactNote),
    siteId: record.site_id === null ? null : shortId(record.site_id),
    status: statusOf(record.status),
    serviceStep: stepOf(record.service_step),
    profile: {
      ...before,
      // Only a clerk moves a person to another prefecture, together with the history.
      regionCode: region?.slice(0, 4) === record.prefecture ? region : record.region_code,
      homeAddress: pick(before.homeAddress, profile.homeAddress),
      education: pick(before.education, profile.education),
      major: pick(before.major, profile.major),
      experience: join(before.experience, profile.experience, 20),
      skills: join(before.skills, profile.skills, 30),
      certificates: join(before.certificates, profile.certificates, 30),
      wanted: join(before.wanted, profile.wanted, 10),
      employmentKinds: join(before.employmentKinds, profile.employmentKinds, 8),
      payMin: pick(before.payMin, profile.payMin),
      payUnit: isOwn && profile.payMin !== null ? profile.payUnit : before.payUnit,
      wantedRegions: join(before.wantedRegions, profile.wantedRegions, 10),
      availableFrom: pick(before.availableFrom, profile.availableFrom),
      note: pick(before.note, profile.note),
    },
  };
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || value === 'unknown';
}

/** The value by which two list items are the same. */
function titleOf(item: unknown): string {
  return typeof item === 'object' && item !== null && 'title' in item ? String(item.title) : String(item);
}

function isSamePhone(ctx: WriteContext, record: SeekerRecord, phone: string): boolean {
  return record.phone_hmac !== null && sealPhone(ctx, phone).hmac.equals(record.phone_hmac);
}

type Update = Parameters<typeof changeSeeker>[2];

function sexOf(stored: string): Update['sex'] {
  return stored === 'male' || stored === 'female' ? stored : 'unknown';
}

function statusOf(stored: string): Update['status'] {
  return stored === 'employed' || stored === 'paused' ? stored : 'active';
}

function stepOf(stored: string): Update['serviceStep'] {
  return stored === 'serve' || stored === 'follow_up' ? stored : 'find_need';
}
