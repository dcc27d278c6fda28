import type { IssuedPapers } from '@yizhan/contract';
import {
  addDays,
  documentNumber,
  formatPay,
  PAPER_DAYS,
  shanghaiDate,
  type PaperKind,
  type PayUnit,
} from '@yizhan/domain';
import { unprintable } from '@yizhan/print';
import { bulkWrite, type WriteContext } from '../../app/context.ts';
import type { Locale } from '../../app/errors.ts';
import { newId, recordId, toRef, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { actorStamp } from '../../app/actor.ts';
import { assertVisible, hiddenFrom } from '../../records/assignment/index.ts';
import { makeCodes } from '../../records/codes/index.ts';
import { openThrough } from '../../records/flow/open-record.ts';
import { takeNumbers } from '../../records/numbers/numbers.repository.ts';
import { EmployerUnknown } from '../employers/index.ts';
import { PlacementUnknown, VacancyCopy } from '../placements/index.ts';
import { REGIONS } from '../reference/index.ts';
import { findSitePlace } from '../sites/index.ts';
import { placeText } from './compose/place-text.ts';
import type { PaperDetails } from './details.ts';
import { OnePrefecture, PlacementEnded } from './papers.errors.ts';
import { boundPaperFlow } from './papers.flow.ts';
import { paperPolicy } from './papers.policy.ts';
import { findActive } from './templates/templates.repository.ts';
import {
  findVisited,
  holdSlipSources,
  listWorkplaces,
  type PaperRecord,
  type SlipSource,
} from './papers.repository.ts';

/** A paper to be issued: where it belongs, whom it is about, and what stands on it. */
interface Draft {
  readonly prefecture: string;
  readonly region: string;
  readonly siteId: string | null;
  readonly seekerId: string | null;
  readonly employer: Ref | null;
  readonly placementId: string | null;
  readonly details: PaperDetails;
}

/**
 * Issues referral slips for placements of one prefecture, numbered in the order given.
 *
 * @throws PlacementUnknown, OutOfRegion, RecordConfidential, PlacementEnded, OnePrefecture
 */
export async function issueSlips(
  ctx: WriteContext,
  placementIds: readonly string[],
  language: Locale,
): Promise<IssuedPapers> {
  const refs = [...new Set(placementIds)].map(toRef);
  const found = new Map((await holdSlipSources(ctx.trx, refs)).map((row) => [row.id, row]));
  const sources = refs.map(({ id }) => {
    const row = found.get(id);
    if (row === undefined) throw PlacementUnknown();
    paperPolicy.authorise(ctx.actor, 'papers.issue', row);
    return row;
  });
  const prefectures = [...new Set(sources.map(({ prefecture }) => prefecture))];
  if (prefectures.length > 1) throw OnePrefecture();
  const hidden = await hiddenFrom(ctx, 'seeker', prefectures);
  const secret = sources.find(({ seeker_id: id }) => hidden.has(id));
  if (secret !== undefined) await assertVisible(ctx, 'seeker', { ...secret, id: secret.seeker_id });
  const ended = sources.filter(
    ({ status, seeker_status: of }) => status === 'stopped' || of === 'erased' || of === 'merged',
  );
  if (ended.length > 0) throw PlacementEnded({ count: ended.length });
  const places = new Map(
    (
      await listWorkplaces(
        ctx.db,
        sources.map((row) => ({ prefecture: row.vacancy_prefecture, id: row.vacancy_id })),
      )
    ).map((row) => [row.id, row]),
  );
  const regions = ctx.services.use(REGIONS);
  return issue(
    ctx,
    sources.map((row) => {
      const work = places.get(row.vacancy_id);
      const place = work === undefined ? '' : placeText(regions.ref(work.region_code), work.address);
      return slipDraft(ctx, row, place, language);
    }),
    language,
  );
}

function slipDraft(ctx: WriteContext, row: SlipSource, place: string, language: Locale): Draft {
  const copy = VacancyCopy.parse(row.vacancy_copy);
  const pay =
    copy.pay === null ? copy.payText : formatPay({ ...copy.pay, unit: copy.pay.unit as PayUnit }, language);
  return {
    prefecture: row.prefecture,
    region: row.region_code,
    siteId: row.site_id,
    seekerId: row.seeker_id,
    employer: { prefecture: row.vacancy_prefecture, id: row.employer_id },
    placementId: row.id,
    details: {
      kind: 'referral_slip',
      person: {
        name: row.seeker_name,
        sex: row.sex === 'unknown' ? '' : row.sex,
        birthYear: row.birth_date === null ? null : Number(row.birth_date.slice(0, 4)),
      },
      employer: copy.employerName,
      title: copy.title,
      pay,
      place,
      office: officeOf(ctx, row),
      clerk: actorStamp(ctx.actor).name,
    },
  };
}

/** @throws EmployerUnknown, OutOfRegion */
export async function issueVisit(ctx: WriteContext, employer: Ref, language: Locale): Promise<IssuedPapers> {
  const row = await findVisited(ctx.db, employer);
  if (row === undefined) throw EmployerUnknown();
  paperPolicy.authorise(ctx.actor, 'papers.issue', row);
  const place = placeText(ctx.services.use(REGIONS).ref(row.region_code), row.address);
  const draft: Draft = {
    prefecture: row.prefecture,
    region: row.region_code,
    siteId: row.site_id,
    seekerId: null,
    employer,
    placementId: null,
    details: {
      kind: 'visit_record',
      employer: row.name,
      industry: row.industry,
      address: place,
      contact: row.contact_name,
      office: officeOf(ctx, row),
      clerk: actorStamp(ctx.actor).name,
    },
  };
  return issue(ctx, [draft], language);
}

/** What a noun confirms to a person: the record it belongs to is locked, and its policy was asked. */
export interface Confirmed extends Ref {
  readonly region_code: string;
  readonly site_id: string | null;
  readonly seeker: { readonly id: string; readonly name: string };
  /** What was arranged or done, in the language of the paper. */
  readonly title: string;
  readonly lines: ReadonlyArray<readonly [label: string, text: string]>;
}

/** Issues a confirmation with number and code. @throws OutOfRegion */
export async function issueConfirmation(
  ctx: WriteContext,
  { prefecture, region_code, site_id, seeker, title, lines }: Confirmed,
  language: Locale,
): Promise<IssuedPapers> {
  paperPolicy.authorise(ctx.actor, 'papers.issue', { region_code, site_id });
  const site = site_id === null ? undefined : await findSitePlace(ctx, site_id);
  const draft: Draft = {
    prefecture,
    region: region_code,
    siteId: site_id,
    seekerId: seeker.id,
    employer: null,
    placementId: null,
    details: {
      kind: 'confirmation',
      person: { name: seeker.name },
      title,
      lines: lines.map(([label, text]): [string, string] => [label, text]),
      office: officeOf(ctx, {
        region_code,
        site_name: site?.name ?? null,
        site_address: site?.address ?? null,
        site_phone_lines: site?.phoneLines ?? null,
      }),
      clerk: actorStamp(ctx.actor).name,
    },
  };
  return issue(ctx, [draft], language);
}

/** The site that looks after it, else the office of the county. */
function officeOf(
  ctx: WriteContext,
  row: {
    readonly region_code: string;
    readonly site_name: string | null;
    readonly site_address: string | null;
    readonly site_phone_lines: string[] | null;
  },
): PaperDetails['office'] {
  const county = ctx.services.use(REGIONS).ref(officeCode(row.region_code)).fullName;
  return {
    name: row.site_name ?? `${county}公共就业服务机构`,
    address: row.site_address ?? '',
    phones: row.site_phone_lines ?? [],
  };
}

/** The division whose office numbers a paper: the county, or whatever is known above it. */
const officeCode = (region: string): string => region.slice(0, 6);

/** Writes papers of one kind and prefecture with numbers and codes. Their numbers are taken last, so that others wait least. */
async function issue(ctx: WriteContext, drafts: readonly Draft[], language: Locale): Promise<IssuedPapers> {
  const [first] = drafts;
  if (first === undefined) throw PlacementUnknown();
  const { kind } = first.details;
  const today = shanghaiDate(ctx.now);
  const days = PAPER_DAYS[kind];
  const expiresOn = days === null ? null : addDays(today, days - 1);
  const batchId = newId();
  const refs = drafts.map(({ prefecture }): Ref => ({ prefecture, id: newId() }));
  const codes = await makeCodes(
    ctx,
    refs.map((target) => ({ kind: 'paper', target, source: 'paper', printedOn: today, expiresOn })),
  );
  const templates = await templatesFor(ctx, drafts, kind);
  const numbers = await numbersFor(ctx, drafts, kind, Number(today.slice(0, 4)));
  const bulk = bulkWrite(ctx);
  for (const [at, draft] of drafts.entries()) {
    const ref = refs[at];
    const number = numbers[at];
    if (ref === undefined || number === undefined) continue;
    const row: PaperRecord = {
      ...ref,
      batch_id: batchId,
      kind,
      region_code: draft.region,
      site_id: draft.siteId,
      ...number,
      code: codes[at] ?? '',
      office_name: draft.details.office.name,
      language,
      seeker_id: draft.seekerId,
      employer_prefecture: draft.employer?.prefecture ?? null,
      employer_id: draft.employer?.id ?? null,
      placement_id: draft.placementId,
      details: ctx.services.cipher.encryptJson(draft.details),
      template_id: templates.get(draft.region) ?? null,
      issued_on: today,
      expires_on: expiresOn,
      status: 'issued',
      void_reason: null,
      voided_at: null,
      version: 1,
      created_at: ctx.now,
      updated_at: ctx.now,
      ...stamped('issued', ctx.actor),
    };
    // Nothing here reads a paper before all are written, so that they go in together at the flush.
    await openThrough(bulk.ctx, boundPaperFlow, { ref, opening: 'issue', locked: row }, [], (inner, issued) =>
      inner.append('papers', [issued]),
    );
  }
  await bulk.flush();
  const batch = recordId(first.prefecture, batchId);
  await ctx.audit({
    action: 'paper.issued',
    entity: { kind: 'paper_batch', id: batch },
    region: first.region,
    summary: { kind, count: drafts.length, number: numbers[0]?.number ?? '' },
  });
  return {
    batchId: batch,
    count: drafts.length,
    first: numbers[0]?.number ?? '',
    last: numbers.at(-1)?.number ?? '',
    word: drafts.every(({ region }) => (templates.get(region) ?? null) !== null),
    unprintable: unprintable(JSON.stringify(drafts.map(({ details }) => details))),
  };
}

/** The template in use at each place of the drafts. */
async function templatesFor(
  ctx: WriteContext,
  drafts: readonly Draft[],
  kind: PaperKind,
): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  for (const { region } of drafts)
    if (!found.has(region)) found.set(region, await findActive(ctx.db, kind, region));
  return found;
}

interface Numbered {
  readonly office: string;
  readonly year: number;
  readonly serial: number;
  readonly number: string;
}

/** A number for each draft from the series of its office. Series are locked in one order, so that two batches never wait for each other. */
async function numbersFor(
  ctx: WriteContext,
  drafts: readonly Draft[],
  kind: PaperKind,
  year: number,
): Promise<Numbered[]> {
  const regions = ctx.services.use(REGIONS);
  const byOffice = Map.groupBy(drafts, ({ region }) => officeCode(region));
  const numbers = new Map<Draft, Numbered>();
  for (const office of [...byOffice.keys()].sort()) {
    const own = byOffice.get(office) ?? [];
    const prefecture = own[0]?.prefecture ?? '';
    const start = await takeNumbers(ctx.trx, { prefecture, office, kind, year }, own.length);
    own.forEach((draft, at) => {
      const serial = start + at;
      const number = documentNumber({ office: regions.ref(office).name, kind, year, serial });
      numbers.set(draft, { office, year, serial, number });
    });
  }
  return drafts.flatMap((draft) => numbers.get(draft) ?? []);
}
