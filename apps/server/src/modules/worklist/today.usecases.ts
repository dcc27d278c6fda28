import type { Today } from '@yizhan/contract';
import { addDays, shanghaiDate, shanghaiInstant, UNCONFIRMED_DAYS, type Verb } from '@yizhan/domain';
import { may, scopeOf } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { callBackViews, listCallBackRows } from '../call-backs/index.ts';
import { followUpViews, listFollowUps, listPlacementRows, placementRowView } from '../placements/index.ts';
import { readNotices } from '../../records/deadlines/index.ts';
import { shortId } from '../../app/ids.ts';
import { countUnmapped, vacancyList } from '../vacancies/index.ts';
import { dayNote } from './day-note.ts';

/** Rows shown of each part; the rest is a click away. */
const SHOWN = 8;
/** An employer is rung this long before an unconfirmed vacancy expires by itself. */
const ASK_AFTER_DAYS = UNCONFIRMED_DAYS - 15;

type Counted<T> = { items: T[]; total: number | null; atLeast: number | null };
const NO_ROWS = { items: [], total: 0, atLeast: null };

/** What waits for the caller: only the parts the role may work on, within its regions or one site of them. */
export async function today(ctx: AnyContext, siteId: string | undefined): Promise<Today> {
  const day = shanghaiDate(ctx.now);
  const within = (verb: Verb) => ({ ...scopeOf(ctx.actor, verb), siteId, limit: SHOWN });
  const placements = within('placements.read');
  const callBacks = await listCallBackRows(ctx.db, { ...within('call_backs.handle'), status: 'open' });
  const followUps = await listFollowUps(ctx.db, { ...placements, until: day, done: false }, day);
  const interviews = await listPlacementRows(ctx.db, {
    ...placements,
    status: ['interview_booked'],
    interview: { from: shanghaiInstant(day), before: shanghaiInstant(addDays(day, 1)) },
  });
  const applied = await listPlacementRows(ctx.db, { ...placements, status: ['applied'] });
  const vacancies = {
    limit: SHOWN,
    sort: 'oldest' as const,
    ...(siteId === undefined ? {} : { siteId: shortId(siteId) }),
  };
  const review = may(ctx.actor, 'vacancies.review')
    ? await vacancyList.page(ctx, { ...vacancies, status: ['in_review'] }, { verb: 'vacancies.review' })
    : NO_ROWS;
  const toConfirm = may(ctx.actor, 'vacancies.edit')
    ? await vacancyList.page(ctx, { ...vacancies, staleDays: ASK_AFTER_DAYS }, { verb: 'vacancies.edit' })
    : NO_ROWS;
  return {
    day,
    dayNote: dayNote(day, await readNotices(ctx.db), ctx.locale),
    callBacks: { total: callBacks.total, items: await callBackViews(ctx, callBacks.rows.slice(0, SHOWN)) },
    followUps: {
      total: followUps.total,
      overdue: followUps.overdue,
      items: await followUpViews(ctx, followUps.rows.slice(0, SHOWN)),
    },
    interviews: part(
      {
        ...interviews,
        rows: interviews.rows.toSorted((a, b) => minutes(a.interview_at) - minutes(b.interview_at)),
      },
      (row) => placementRowView(ctx, row),
    ),
    review: shown(review),
    newApplications: part(applied, (row) => placementRowView(ctx, row)),
    toConfirm: shown(toConfirm),
    unmappedTitles: may(ctx.actor, 'vacancies.edit')
      ? await countUnmapped(ctx.db, within('vacancies.edit'))
      : 0,
  };
}

/** A list that is too long to count says that it has at least what is shown. */
function part<R, T>(list: { rows: readonly R[]; total: number | null }, view: (row: R) => T) {
  return { total: list.total ?? list.rows.length, items: list.rows.slice(0, SHOWN).map(view) };
}

function shown<T>({ total, atLeast, items }: Counted<T>) {
  return { total: total ?? atLeast ?? items.length, items };
}

/** For sorting by time; rows without one come last. */
function minutes(at: Date | null): number {
  return at === null ? Number.MAX_SAFE_INTEGER : at.getTime();
}
