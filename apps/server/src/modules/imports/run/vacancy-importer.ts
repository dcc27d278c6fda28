import { countyOf } from '@yizhan/domain';
import type { BulkWrite, WriteContext } from '../../../app/context.ts';
import { DomainError } from '../../../app/errors.ts';
import { recordId, type Ref } from '../../../app/ids.ts';
import { createEmployer, employerPolicy, refuseStruckOff } from '../../employers/index.ts';
import { nearestSite } from '../../sites/index.ts';
import {
  transitionVacancy,
  getVacancyForUpdate,
  vacancyImporter,
  updateVacancy,
} from '../../vacancies/index.ts';
import { reject } from '../rows/rejection.ts';
import { readVacancyRow, tidyName, type VacancyRowValues } from '../rows/vacancy-row.ts';
import { EmployerLookup, type Wanted } from './employer-lookup.ts';
import { updatedFields } from './overlay.ts';
import type { PreparedRow } from './prepare.ts';
import {
  readAll,
  rowSettings,
  valueOf,
  type ReadRows,
  type RunSettings,
  type ImportedRow,
  type RowImporter,
} from './row-importer.ts';

/** Rows of vacancies; creates their employers as needed, one per name and prefecture. */
export function vacancyRowImporter(settings: RunSettings): RowImporter {
  let bulk: BulkWrite;
  let lookup: EmployerLookup;
  let importVacancy: ReturnType<typeof vacancyImporter>;
  let values: ReadRows<VacancyRowValues>;
  const sites = new Map<string, string | null>();

  async function siteFor(ctx: WriteContext, fields: VacancyRowValues['fields']): Promise<string | null> {
    if (settings.siteId !== null) return settings.siteId;
    const nearest = async (key: string, point: { lng: number; lat: number } | null) => {
      let site = sites.get(key);
      if (site === undefined) {
        site = (await nearestSite(ctx, fields.regionCode, point))?.id ?? null;
        sites.set(key, site);
      }
      return site;
    };
    const ofRegion = await nearest(fields.regionCode, null);
    if (ofRegion === null || fields.lng === null || fields.lat === null) return ofRegion;
    // Two decimals are about a kilometre: accurate enough for choosing the responsible site.
    const key = `${fields.regionCode} ${fields.lng.toFixed(2)} ${fields.lat.toFixed(2)}`;
    return nearest(key, { lng: fields.lng, lat: fields.lat });
  }

  async function create(row: PreparedRow, read: VacancyRowValues): Promise<ImportedRow> {
    const { ctx } = bulk;
    const wanted = wantedOf(read);
    let isNew = false;
    let employer = usable(ctx, lookup, wanted) ?? (await lookup.lockAndFind(wanted));
    if (employer !== null && !isUsable(ctx, employer, wanted)) employer = lookup.findNamed(wanted);
    if (employer === null) {
      employer = await openEmployer(ctx, lookup, wanted, read);
      isNew = true;
    }
    const { ref } = await importVacancy(
      { ...read.fields, employerId: recordId(employer) },
      {
        source: 'import',
        publish: settings.publish,
        siteId: await siteFor(ctx, read.fields),
        origin: originOf(row, read, settings),
      },
    );
    if (isNew) lookup.remember(wanted, employer);
    return { ref, outcome: 'created', info: infoOf(read, settings) };
  }

  async function update(row: PreparedRow, read: VacancyRowValues, known: Ref): Promise<ImportedRow> {
    const { ctx } = bulk;
    const before = await getVacancyForUpdate(ctx, known);
    if (tidyName(before.employer_name) !== read.employerName && !isHolder(lookup, read, before.employer_id)) {
      throw reject('row.employer_changed', 'employer_name');
    }
    if (before.status === 'expired') await transitionVacancy(ctx, known, { action: 'reopen', version: null });
    const { version } = await getVacancyForUpdate(ctx, known);
    await updateVacancy(ctx, known, { ...updatedFields(row.cells, read, before), version });
    const after = await getVacancyForUpdate(ctx, known);
    if (settings.publish && after.status === 'in_review') await tryToPublish(bulk, known);
    return { ref: known, outcome: 'updated', info: infoOf(read, settings) };
  }

  return {
    async begin(write, rows) {
      bulk = write;
      importVacancy = vacancyImporter(write);
      const read = rowSettings(write.ctx, settings);
      values = readAll(rows, ({ cells }) => readVacancyRow(cells, read));
      const wanted = [...values.values()].flatMap((each) => ('value' in each ? [wantedOf(each.value)] : []));
      lookup = await EmployerLookup.open(write.ctx, wanted);
    },
    async take(row, known) {
      const read = valueOf(values, row);
      return known === null ? create(row, read) : update(row, read, known);
    },
  };
}

function wantedOf(read: VacancyRowValues): Wanted {
  return {
    name: read.employerName,
    creditCode: read.creditCode,
    prefecture: read.fields.regionCode.slice(0, 4),
  };
}

/** An employer found by its code may lie in another prefecture, where the person importing has no rights. */
function usable(ctx: WriteContext, lookup: EmployerLookup, wanted: Wanted): Ref | null {
  const found = lookup.find(wanted);
  return found === null || isUsable(ctx, found, wanted) ? found : lookup.findNamed(wanted);
}

function isUsable(ctx: WriteContext, found: Ref, wanted: Wanted): boolean {
  return (
    found.prefecture === wanted.prefecture ||
    employerPolicy.may(ctx.actor, 'vacancies.edit', { region_code: found.prefecture, site_id: null })
  );
}

/** Creates an employer record from the row. One whose full name was refused elsewhere is refused here too. */
async function openEmployer(
  ctx: WriteContext,
  lookup: EmployerLookup,
  wanted: Wanted,
  read: VacancyRowValues,
): Promise<Ref> {
  const ref = await createEmployer(
    ctx,
    {
      kind: 'organisation',
      name: wanted.name,
      creditCode: lookup.find(wanted) === null ? wanted.creditCode : null,
      industry: '',
      size: 'unknown',
      // The county of the work; a town directly below a city (东莞) has none.
      regionCode: countyOf(read.fields.regionCode) ?? wanted.prefecture,
      address: '',
      lng: null,
      lat: null,
      contactName: read.fields.contactName,
      businessScope: '',
      siteId: null,
      contactPhone: null,
      idNumber: null,
    },
    { source: 'import' },
  );
  if (lookup.isRefused(wanted.name)) {
    await refuseStruckOff(ctx, ref, '同名单位已被核验为不通过');
  }
  return ref;
}

function isHolder(lookup: EmployerLookup, read: VacancyRowValues, employerId: string): boolean {
  return read.creditCode !== null && lookup.find(wantedOf(read))?.id === employerId;
}

/** Publishes vacancies that the change corrected; those still blocked stay in review. */
async function tryToPublish(bulk: BulkWrite, ref: Ref): Promise<void> {
  try {
    await bulk.inSavepoint(() => transitionVacancy(bulk.ctx, ref, { action: 'publish', version: null }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

function infoOf(read: VacancyRowValues, settings: RunSettings): Record<string, unknown> {
  return { file: settings.fileName, publishedOn: read.publishedOn, repairs: read.repairs };
}

function originOf(row: PreparedRow, read: VacancyRowValues, settings: RunSettings): Record<string, unknown> {
  return { ...infoOf(read, settings), source: row.key.source, sourceRef: row.key.ref, row: row.row.row };
}
