import type { BulkWrite, WriteContext } from '../../../app/context.ts';
import { recordId, shortId, type Ref } from '../../../app/ids.ts';
import { addToTimeline } from '../../../app/timeline.ts';
import {
  changeEmployer,
  createEmployer,
  listNamed,
  getEmployerForUpdate,
  refuseStruckOff,
  employerPolicy,
} from '../../employers/index.ts';
import { readEmployerRow, type EmployerRowValues } from '../rows/employer-row.ts';
import { reject } from '../rows/rejection.ts';
import { EmployerLookup, type Wanted } from './employer-lookup.ts';
import {
  readAll,
  rowSettings,
  valueOf,
  type ReadRows,
  type RunSettings,
  type ImportedRow,
  type RowImporter,
} from './row-importer.ts';

/** Rows of employers: one record per credit code, else per name and prefecture. */
export function employerRowImporter(settings: RunSettings): RowImporter {
  let bulk: BulkWrite;
  let lookup: EmployerLookup;
  let values: ReadRows<EmployerRowValues>;

  return {
    async begin(write, rows) {
      bulk = write;
      const read = rowSettings(write.ctx, settings);
      values = readAll(rows, ({ cells }) => readEmployerRow(cells, read));
      const wanted = [...values.values()].flatMap((each) => ('value' in each ? [wantedOf(each.value)] : []));
      lookup = await EmployerLookup.open(write.ctx, wanted);
    },
    async take(row, known) {
      const { ctx } = bulk;
      const read = valueOf(values, row);
      const wanted = wantedOf(read);
      const info = { file: settings.fileName, repairs: read.repairs };
      const existing = known ?? lookup.find(wanted) ?? (await lookup.lockAndFind(wanted));
      if (existing !== null) {
        const isChanged = await change(ctx, existing, read);
        const isRefused = await refuse(ctx, existing, read);
        return {
          ref: existing,
          outcome: isChanged || isRefused ? 'updated' : 'unchanged',
          info,
        } satisfies ImportedRow;
      }
      const ref = await createEmployer(
        ctx,
        { ...read.fields, siteId: settings.siteId === null ? null : shortId(settings.siteId) },
        { source: 'import' },
      );
      await refuse(ctx, ref, read);
      if (lookup.isRefused(wanted.name) && read.struckOff === null) {
        await refuseStruckOff(ctx, ref, '同名单位已被核验为不通过');
      }
      lookup.remember(wanted, ref);
      return { ref, outcome: 'created', info };
    },
  };
}

function wantedOf({ fields }: EmployerRowValues): Wanted {
  return { name: fields.name, creditCode: fields.creditCode, prefecture: fields.regionCode.slice(0, 4) };
}

/** Applies the filled cells of a row to an employer record; returns whether anything changed. */
async function change(ctx: WriteContext, ref: Ref, { fields }: EmployerRowValues): Promise<boolean> {
  const row = await getEmployerForUpdate(ctx, ref);
  employerPolicy.authorise(ctx.actor, 'employers.edit', row);
  if (row.kind !== 'organisation') throw reject('row.employer_changed', 'name');
  const isMoved = fields.regionCode.slice(0, 4) !== row.prefecture;
  const hasPoint = fields.lng !== null && !isMoved;
  const changed = await changeEmployer(ctx, row, {
    kind: 'organisation',
    name: fields.name,
    creditCode: fields.creditCode ?? row.credit_code,
    industry: fields.industry || row.industry,
    size: fields.size === 'unknown' ? sizeOf(row.size) : fields.size,
    // The record of a firm that moved stays where it is; the address gives its new seat.
    regionCode: isMoved ? row.region_code : fields.regionCode,
    address: fields.address || row.address,
    lng: hasPoint ? fields.lng : row.lng,
    lat: hasPoint ? fields.lat : row.lat,
    contactName: fields.contactName || row.contact_name,
    businessScope: fields.businessScope || row.business_scope,
    siteId: row.site_id === null ? null : shortId(row.site_id),
    ...(fields.contactPhone === null ? {} : { contactPhone: fields.contactPhone }),
  });
  if (changed.length === 0) return false;
  await addToTimeline(ctx, { party: 'employer', ref, kind: 'employer.updated', data: { fields: changed } });
  await ctx.audit({
    action: 'employer.updated',
    entity: { kind: 'employer', id: recordId(ref) },
    region: row.region_code,
    summary: { fields: changed, source: 'import' },
  });
  return true;
}

const SIZES = ['micro', 'small', 'medium', 'large', 'unknown'] as const;

function sizeOf(stored: string): (typeof SIZES)[number] {
  return SIZES.find((size) => size === stored) ?? 'unknown';
}

/**
 * A struck-off firm is refused wherever it has an employer record: vacancies create one in each prefecture they lie in.
 */
async function refuse(
  ctx: WriteContext,
  ref: Ref,
  { fields, struckOff }: EmployerRowValues,
): Promise<boolean> {
  if (struckOff === null) return false;
  let isRefused = await refuseStruckOff(ctx, ref, struckOff);
  for (const other of await listNamed(ctx.trx, [fields.name], null)) {
    const isSameFirm = other.credit_code === null || other.credit_code === fields.creditCode;
    if (other.id === ref.id || !isSameFirm || other.verification === 'rejected') continue;
    isRefused = (await refuseStruckOff(ctx, other, struckOff)) || isRefused;
  }
  return isRefused;
}
