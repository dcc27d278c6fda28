import type { z } from 'zod';
import type { MergePreview, seekerRoutes } from '@yizhan/contract';
import { normalisePhone, parseCitizenId, shanghaiDate } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { newId, recordId, toRef, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { stamped } from '../../app/stamps.ts';
import { hiddenFrom } from '../../records/assignment/index.ts';
import { recount, repointPerson, voidCount } from '../../records/countables/index.ts';
import { countHistory, insertMerge, listByNameAndBirth } from './merge.repository.ts';
import { followPhone, formerPhones } from './phone.usecases.ts';
import { seekerPolicy } from './seekers.policy.ts';
import { emit } from '../../records/events/emit.ts';
import { mergeHoldings } from '../../records/personal-data/index.ts';
import { MergeAcross, MergedAway, MergeSame } from './seekers.errors.ts';
import {
  claimPersonKey,
  findNamesakes,
  findPersonKey,
  findSeekerRow,
  releasePersonKey,
  updateSeekerRow,
  type SeekerRecord,
} from './seekers.repository.ts';
import { getSeeker, getSeekerForUpdate } from './seekers.usecases.ts';
import { duplicateHint, seekerView, type DuplicateHintView, type DuplicateHintWhy } from './seekers.views.ts';

/** Columns that a merge may take from the dropped record, under the names the screens use. */
const MERGE_FIELDS = {
  name: ['name', 'name_initials', 'search'],
  sex: ['sex'],
  birthDate: ['birth_date'],
  phone: ['phone_cipher', 'phone_hmac', 'phone_mask'],
  idNumber: ['id_number_cipher', 'id_number_hmac', 'id_number_mask'],
  contactNote: ['contact_note'],
  region: ['region_code', 'home_address', 'home_lng', 'home_lat'],
  education: ['education', 'major'],
  experience: ['experience'],
  skills: ['skills'],
  certificates: ['certificates'],
  wanted: ['wanted', 'wanted_codes', 'wanted_regions', 'employment_kinds'],
  pay: ['pay_min', 'pay_unit'],
  commute: ['travel_mode', 'max_commute_minutes', 'accepts_dispatch', 'needs_lodging'],
  times: ['time_windows', 'available_from'],
  cannot: ['cannot'],
  note: ['note'],
} as const satisfies Record<string, ReadonlyArray<keyof SeekerRecord>>;
type MergeField = keyof typeof MERGE_FIELDS;

/** Masked values only: what the user sees when choosing. */
function shown(row: SeekerRecord, field: MergeField): string {
  if (field === 'phone') return row.phone_mask ?? '';
  if (field === 'idNumber') return row.id_number_mask ?? '';
  return MERGE_FIELDS[field]
    .filter((column) => column !== 'search' && column !== 'name_initials')
    .map((column) => plain(row[column]))
    .filter((text) => text !== '')
    .join(' · ');
}

function plain(value: unknown): string {
  if (Array.isArray(value)) {
    return value
      .map((item: unknown) =>
        typeof item === 'object' && item !== null && 'title' in item ? String(item.title) : plain(item),
      )
      .join('、');
  }
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** Records with exactly this phone or ID number, or with this name and birth date, within the caller's regions. */
export async function findPeople(
  ctx: AnyContext,
  input: z.output<typeof seekerRoutes.find.body>,
): Promise<DuplicateHintView[]> {
  const found = new Map<string, { row: SeekerRecord; why: DuplicateHintWhy[] }>();
  const note = (row: SeekerRecord, why: DuplicateHintWhy): void => {
    const known = found.get(row.id);
    if (known === undefined) found.set(row.id, { row, why: [why] });
    else known.why.push(why);
  };
  const phone = input.phone === undefined ? null : normalisePhone(input.phone);
  const idNumber = input.idNumber === undefined ? null : parseCitizenId(input.idNumber);
  const { cipher } = ctx.services;
  if (idNumber?.ok === true) await noteKey('id_number', cipher.hmac('id_number', idNumber.id.number));
  if (phone?.ok === true) await noteKey('phone', cipher.hmac('phone', phone.phone.number));
  if (input.name !== undefined && input.birthDate !== undefined) {
    const rows = await listByNameAndBirth(ctx.db, input.name, input.birthDate);
    for (const row of rows) note(row, 'name_birth_date');
  }
  const homes = [...new Set([...found.values()].map(({ row }) => row.prefecture))];
  const hidden = await hiddenFrom(ctx, 'seeker', homes);
  return [...found.values()]
    .filter(({ row }) => !hidden.has(row.id))
    .filter(({ row }) => seekerPolicy.may(ctx.actor, 'seekers.read', row))
    .map(({ row, why }) => duplicateHint(ctx, row, why));

  async function noteKey(kind: 'phone' | 'id_number', hmac: Buffer): Promise<void> {
    const holder = await findPersonKey(ctx.db, kind, hmac);
    const row = holder === null ? undefined : await findSeekerRow(ctx.db, holder, shanghaiDate(ctx.now));
    if (row !== undefined) note(row, kind);
  }
}

/** Others with the same name in the same prefecture and no data that distinguishes them. */
export async function findDuplicates(ctx: AnyContext, ref: Ref): Promise<DuplicateHintView[]> {
  const row = await getSeeker(ctx, ref, 'seekers.read');
  const namesakes = await findNamesakes(ctx.db, ref.prefecture, row.name, ref.id);
  const hidden = await hiddenFrom(ctx, 'seeker', [ref.prefecture]);
  const hints: DuplicateHintView[] = [];
  for (const other of namesakes) {
    if (hidden.has(other.id)) continue;
    const bothNumbers = row.id_number_hmac !== null && other.id_number_hmac !== null;
    if (bothNumbers && !row.id_number_hmac?.equals(other.id_number_hmac ?? Buffer.alloc(0))) continue;
    const sameBirth = row.birth_date !== null && row.birth_date === other.birth_date;
    if (row.birth_date !== null && other.birth_date !== null && !sameBirth) continue;
    const sameRegion = row.region_code.slice(0, 6) === other.region_code.slice(0, 6);
    if (!sameBirth && !sameRegion) continue;
    if (!seekerPolicy.may(ctx.actor, 'seekers.read', other)) continue;
    hints.push(duplicateHint(ctx, other, sameBirth ? ['name_birth_date'] : ['name_region']));
  }
  return hints;
}

export async function previewMerge(
  ctx: AnyContext,
  keepRef: Ref,
  dropRef: Ref,
): Promise<z.output<typeof MergePreview>> {
  assertMergeable(keepRef, dropRef);
  const keep = await getSeeker(ctx, keepRef, 'seekers.merge');
  const drop = await getSeeker(ctx, dropRef, 'seekers.merge');
  if (keep.merged_into !== null || drop.merged_into !== null) throw MergedAway();
  return {
    keep: await seekerView(ctx, keep),
    drop: await seekerView(ctx, drop),
    differences: fieldsOf(keep, drop).map((field) => ({
      field,
      keep: shown(keep, field),
      drop: shown(drop, field),
    })),
    moves: await countHistory(ctx.db, dropRef),
  };
}

function fieldsOf(keep: SeekerRecord, drop: SeekerRecord): MergeField[] {
  return (Object.keys(MERGE_FIELDS) as MergeField[]).filter(
    (field) => shown(drop, field) !== '' && shown(keep, field) !== shown(drop, field),
  );
}

/**
 * Merges another record of the same person into this one. History (placements, timeline, groups, consents) moves
 * completely; the dropped record stays as a pointer, and a snapshot of it is kept without plain numbers. Values that
 * only the dropped record has are taken automatically.
 */
export async function mergeSeekers(
  ctx: WriteContext,
  keepRef: Ref,
  input: z.output<typeof seekerRoutes.merge.body>,
): Promise<void> {
  const dropRef = toRef(input.dropId);
  assertMergeable(keepRef, dropRef);
  // Locked in a fixed order, so that two merges of the same pair cannot deadlock.
  const [first, second] = keepRef.id < dropRef.id ? [keepRef, dropRef] : [dropRef, keepRef];
  await getSeekerForUpdate(ctx, first, 'seekers.merge');
  await getSeekerForUpdate(ctx, second, 'seekers.merge');
  const keep = await getSeekerForUpdate(ctx, keepRef, 'seekers.merge', input.version);
  const drop = await getSeekerForUpdate(ctx, dropRef, 'seekers.merge', input.dropVersion);
  const taken = fieldsOf(keep, drop).filter(
    (field) => input.takeFromDrop.includes(field) || shown(keep, field) === '',
  );
  const columns = Object.fromEntries(
    taken.flatMap((field) => MERGE_FIELDS[field].map((column) => [column, forColumn(column, drop[column])])),
  );
  const earliest = keep.created_at < drop.created_at ? keep.created_at : drop.created_at;
  // Listeners find the rows of both records still apart; two open placements with one vacancy could not be one person's.
  await emit(ctx, 'seeker.merged', keepRef, { dropped: dropRef });
  const moved = await mergeHoldings(ctx, 'seeker', keepRef, dropRef);
  for (const kind of ['phone', 'id_number'] as const)
    await moveKey(ctx, kind, keepRef, dropRef, keep, drop, taken);
  const kept = taken.includes('phone') ? drop : keep;
  const former = formerPhones([keep, drop], kept.phone_hmac);
  await updateSeekerRow(ctx.trx, keepRef, {
    ...columns,
    former_phones: former,
    // A person who has work has it under either record.
    ...(drop.status === 'employed' && keep.status === 'active'
      ? { status: drop.status, service_step: drop.service_step }
      : {}),
    created_at: earliest,
    updated_at: ctx.now,
  });
  await updateSeekerRow(ctx.trx, dropRef, {
    status: 'merged',
    merged_into: keepRef.id,
    phone_cipher: null,
    phone_hmac: null,
    id_number_cipher: null,
    id_number_hmac: null,
    former_phones: [],
    updated_at: ctx.now,
  });
  const numbers = [keep, drop].map(({ phone_hmac }) => ({ phone_hmac, former_phones: [] }));
  if (formerPhones(numbers, kept.phone_hmac).length > 0) {
    const { phone_cipher: cipher } = kept;
    await followPhone(ctx, keepRef, cipher === null ? null : ctx.services.cipher.decrypt(cipher));
  }
  // One person, registered once, on the earlier day.
  await voidCount(ctx, dropRef, ['seeker_registered'], 'merged');
  await repointPerson(ctx, dropRef, keepRef);
  await recount(
    ctx,
    { kind: 'seeker_registered', source: keepRef },
    {
      day: shanghaiDate(earliest),
      regionCode: taken.includes('region') ? drop.region_code : keep.region_code,
    },
  );
  await insertMerge(ctx.trx, {
    prefecture: keepRef.prefecture,
    id: newId(),
    kept_id: keepRef.id,
    dropped_id: dropRef.id,
    snapshot: json({
      fields: Object.fromEntries((Object.keys(MERGE_FIELDS) as MergeField[]).map((f) => [f, shown(drop, f)])),
      moved,
      taken,
    }),
    reason: input.reason,
    ...stamped('merged', ctx.actor),
    at: ctx.now,
  });
  await addToTimeline(ctx, {
    party: 'seeker',
    ref: keepRef,
    kind: 'seeker.merged',
    note: input.reason,
    data: { from: input.dropId },
  });
  await ctx.audit({
    action: 'seeker.merged',
    entity: { kind: 'seeker', id: recordId(keepRef) },
    region: keep.region_code,
    summary: { dropped: input.dropId, taken, moved },
  });
  await ctx.changed('seeker', keepRef);
  await ctx.changed('seeker', dropRef);
}

function assertMergeable(keep: Ref, drop: Ref): void {
  if (keep.prefecture !== drop.prefecture) throw MergeAcross();
  if (keep.id === drop.id) throw MergeSame();
}

function forColumn(column: string, value: unknown): unknown {
  return column === 'experience' || column === 'wanted' || column === 'time_windows' ? json(value) : value;
}

/** Claims for the kept record the number it ends up with, and releases the other one. */
async function moveKey(
  ctx: WriteContext,
  kind: 'phone' | 'id_number',
  keepRef: Ref,
  dropRef: Ref,
  keep: SeekerRecord,
  drop: SeekerRecord,
  taken: readonly MergeField[],
): Promise<void> {
  const field = kind === 'phone' ? 'phone' : 'idNumber';
  const final = taken.includes(field) ? drop[`${kind}_hmac`] : keep[`${kind}_hmac`];
  await releasePersonKey(ctx.trx, kind, dropRef);
  await releasePersonKey(ctx.trx, kind, keepRef);
  if (final !== null) await claimPersonKey(ctx.trx, kind, final, keepRef);
}
