import type { z } from 'zod';
import type { SearchHit, SeekerRow } from '@yizhan/contract';
import { groupShortCode, normalisePhone, parseCitizenId, readShortCode, shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId, type Ref } from '../../app/ids.ts';
import { SEARCH } from '../../app/search/index.ts';
import { employerPolicy } from '../employers/index.ts';
import { findCode } from '../../records/codes/index.ts';
import { isHidden } from '../../records/assignment/index.ts';
import { findPaperRows, paperPolicy } from '../papers/index.ts';
import { REGIONS } from '../reference/index.ts';
import { findPersonKey, findSeekerRows, seekerList, seekerPolicy, seekerRow } from '../seekers/index.ts';
import { findSitePlace } from '../sites/index.ts';
import { findVacancyRow, vacancyList, vacancyPolicy } from '../vacancies/index.ts';
import { searchEmployers, searchSites } from './global-search.repository.ts';

type Hit = z.output<typeof SearchHit>;

/** Hits shown per kind. */
const EACH = 6;

/** People, vacancies, employers and sites matching one text, as far as the caller may read each. */
export async function searchAll(ctx: AnyContext, q: string): Promise<Hit[]> {
  const read = readShortCode(q);
  if (read.kind === 'code') return withCode(ctx, read.code);
  const query = ctx.services.use(SEARCH).toSearchQuery(q);
  return [
    ...(await people(ctx, q)),
    ...(await vacancies(ctx, q)),
    ...(await employers(ctx, q, query)),
    ...(await sites(ctx, q)),
  ];
}

/** What a code leads to, as it is read out over the phone; nothing else looks like one. */
async function withCode(ctx: AnyContext, code: string): Promise<Hit[]> {
  const found = await findCode(ctx.db, code);
  if (found === undefined) return [];
  if (found.kind === 'site') {
    const site = await findSitePlace(ctx, found.target_id);
    return [{ kind: 'site', id: shortId(site.id), title: site.name, detail: groupShortCode(code) }];
  }
  const ref = { prefecture: found.prefecture, id: found.target_id };
  if (found.kind === 'paper') return withPaper(ctx, ref);
  const row = await findVacancyRow(ctx.db, ref);
  if (row === undefined || !vacancyPolicy.may(ctx.actor, 'vacancies.read', row)) return [];
  const detail = `${groupShortCode(code)} · ${row.employer_name}`;
  return [{ kind: 'vacancy', id: recordId(row), title: row.title, detail }];
}

/** The page of papers finds one by its code. */
async function withPaper(ctx: AnyContext, ref: Ref): Promise<Hit[]> {
  const [row] = await findPaperRows(ctx.db, [ref]);
  if (row === undefined || !paperPolicy.may(ctx.actor, 'papers.issue', row)) return [];
  if (row.seeker_id !== null && (await isHidden(ctx, 'seeker', { ...ref, id: row.seeker_id }))) return [];
  const code = groupShortCode(row.code);
  return [{ kind: 'paper', id: code, title: row.number, detail: `${code} · ${row.office_name}` }];
}

/** The person with exactly this phone or ID number, else people by name, initials, wish or skill. */
async function people(ctx: AnyContext, q: string): Promise<Hit[]> {
  if (!seekerPolicy.mayAnywhere(ctx.actor, 'seekers.read')) return [];
  const today = shanghaiDate(ctx.now);
  const number = numberIn(ctx, q);
  if (number !== null) {
    const ref = await findPersonKey(ctx.db, number.kind, number.hmac);
    if (ref === null || (await isHidden(ctx, 'seeker', ref))) return [];
    const rows = await findSeekerRows(ctx.db, ref.prefecture, [ref.id], today);
    return rows
      .filter((row) => seekerPolicy.may(ctx.actor, 'seekers.read', row))
      .map((row) => personHit(seekerRow(ctx, row)));
  }
  const { items } = await seekerList.page(ctx, { q, limit: EACH });
  return items.map(personHit);
}

function numberIn(ctx: AnyContext, q: string): { kind: 'phone' | 'id_number'; hmac: Buffer } | null {
  const id = parseCitizenId(q);
  if (id.ok) return { kind: 'id_number', hmac: ctx.services.cipher.hmac('id_number', id.id.number) };
  // Fewer digits are a house number or a year.
  const phone = q.replaceAll(/\D/g, '').length >= 7 ? normalisePhone(q) : null;
  return phone?.ok === true
    ? { kind: 'phone', hmac: ctx.services.cipher.hmac('phone', phone.phone.number) }
    : null;
}

function personHit(shown: z.input<typeof SeekerRow>): Hit {
  return {
    kind: 'seeker',
    id: shown.id,
    title: shown.name,
    detail: [shown.phoneMask, shown.region?.fullName, shown.wanted.join('、')].filter(Boolean).join(' · '),
  };
}

async function vacancies(ctx: AnyContext, q: string): Promise<Hit[]> {
  if (!vacancyPolicy.mayAnywhere(ctx.actor, 'vacancies.read')) return [];
  const { items } = await vacancyList.page(ctx, { q, limit: EACH });
  return items.map((row) => ({
    kind: 'vacancy',
    id: row.id,
    title: row.title,
    detail: `${row.employerName} · ${row.region.fullName}`,
  }));
}

async function employers(ctx: AnyContext, q: string, query: string | null): Promise<Hit[]> {
  if (!employerPolicy.mayAnywhere(ctx.actor, 'employers.read')) return [];
  const rows = await searchEmployers(ctx.db, {
    ...employerPolicy.scope(ctx.actor, 'employers.read'),
    query,
    code: q.toUpperCase(),
    limit: EACH,
  });
  return rows.map((row) => ({
    kind: 'employer',
    id: recordId(row),
    title: row.name,
    detail: [row.industry, ctx.services.use(REGIONS).ref(row.region_code).fullName]
      .filter(Boolean)
      .join(' · '),
  }));
}

async function sites(ctx: AnyContext, q: string): Promise<Hit[]> {
  const rows = await searchSites(ctx.db, q, EACH);
  return rows.map((row) => ({ kind: 'site', id: shortId(row.id), title: row.name, detail: row.address }));
}
