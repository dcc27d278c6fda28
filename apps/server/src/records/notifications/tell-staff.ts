import type { TemplateCodeFor, ValuesOf, Verb } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';
import { listHolders } from './inbox.repository.ts';
import { putInInbox } from './inbox.ts';

/** The place of an event, which decides whom of the staff it concerns. */
export interface StaffPlace {
  readonly region: string;
  readonly siteId: string | null;
}

/**
 * Members of staff nearest to a place who hold a verb there: those of the site, else of the smallest division that has
 * any; or those above them.
 */
export type FindNearestStaff = (
  ctx: WriteContext,
  verb: Verb,
  place: StaffPlace,
  which: 'nearest' | 'above',
) => Promise<string[]>;

/** Offered by the module that owns staff and their grants. */
export const NEAREST_STAFF = serviceKey<FindNearestStaff>('nearest staff');

export interface StaffNews<C extends TemplateCodeFor<'staff'>> {
  readonly place: StaffPlace;
  /** Default: the people who have to do it; alternatively those above them, or one person. */
  readonly to?: 'above' | { readonly staffId: string };
  /** The verb needed to work on it: its nearest holders are told. */
  readonly verb: Verb;
  readonly values: ValuesOf<C>;
  /** The record it leads to. A record of a shared table is named by its short id. */
  readonly about:
    { readonly noun: string; readonly ref: Ref } | { readonly noun: string; readonly id: string };
  readonly seeker?: Ref;
  /** While unread, the next one of the same group is counted onto this one; default: the record itself. */
  readonly group?: string;
  /** People who have had one of this group, read or not, get no other. */
  readonly once?: true;
}

/** Puts an item into the inboxes of the staff it concerns, except the person who caused it. */
export async function tellStaff<C extends TemplateCodeFor<'staff'>>(
  ctx: WriteContext,
  code: C,
  news: StaffNews<C>,
): Promise<void> {
  const { to = 'nearest' } = news;
  const nearest =
    typeof to === 'string'
      ? await ctx.services.use(NEAREST_STAFF)(ctx, news.verb, news.place, to)
      : [to.staffId];
  const self = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
  const about = 'ref' in news.about ? { noun: news.about.noun, id: recordId(news.about.ref) } : news.about;
  const group = `${code} ${news.group ?? `${about.noun} ${about.id}`}`;
  const told = news.once === true ? await listHolders(ctx.trx, nearest, group) : new Set<string>();
  await putInInbox(
    ctx,
    nearest
      .filter((staffId) => staffId !== self && !told.has(staffId))
      .map((staffId) => ({
        to: { kind: 'staff', staffId, verb: news.verb, ...news.place },
        template: code,
        values: news.values,
        about,
        ...(news.seeker === undefined ? {} : { seeker: news.seeker }),
        group,
        action: ctx.action,
      })),
  );
}
