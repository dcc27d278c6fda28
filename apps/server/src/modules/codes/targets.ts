import type { CodeKind } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { fromShortId, recordId, shortId, toRef, type Ref } from '../../app/ids.ts';
import type { CodeRow } from '../../records/codes/index.ts';
import { findSitePlace } from '../sites/index.ts';
import { findVacancyRow, vacancyPolicy, VacancyUnknown } from '../vacancies/index.ts';
import { codePolicy } from './codes.policy.ts';

/** Records for which staff make codes; a paper has its own. */
export type CodedRecord = Exclude<CodeKind, 'paper'>;

/** The record that a code leads to, as staff may make codes for it. */
interface CodeTarget {
  readonly ref: Ref;
  readonly region: string;
}

/** What the screens call the target of a code: the id in the address of its page. */
export function targetId({ kind, prefecture, target_id }: CodeRow): string {
  return kind === 'site' ? shortId(target_id) : recordId(prefecture, target_id);
}

/** @throws VacancyUnknown, SiteUnknown, AccessDenied, OutOfRegion */
export async function authoriseTarget(
  ctx: AnyContext,
  kind: CodeKind,
  publicId: string,
): Promise<CodeTarget> {
  if (kind === 'site') {
    const site = await findSitePlace(ctx, fromShortId(publicId));
    codePolicy.authorise(ctx.actor, 'codes.make', { region: site.regionCode, siteId: site.id });
    return { ref: { prefecture: site.regionCode.slice(0, 4), id: site.id }, region: site.regionCode };
  }
  const row = await findVacancyRow(ctx.db, toRef(publicId));
  if (row === undefined) throw VacancyUnknown();
  vacancyPolicy.authorise(ctx.actor, 'codes.make', row);
  return { ref: row, region: row.region_code };
}
