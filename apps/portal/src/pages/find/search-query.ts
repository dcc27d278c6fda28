import { walkingReach } from '@yizhan/domain/geo/reach.ts';
import { VACANCY_KINDS } from '@yizhan/domain/vacancies/lifecycle.ts';
import type { VacancyKind } from '@yizhan/domain';
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { Origin } from '../../app/place.ts';

export const SORTS = ['best', 'newest', 'nearest', 'pay'] as const;
export type Sort = (typeof SORTS)[number];

/** A person's search, as kept in the page's address: sharing it or going back gives the same list. */
export interface Search {
  readonly q: string;
  readonly daily: boolean;
  /** Meals and lodging both. */
  readonly room: boolean;
  readonly dayShift: boolean;
  /** At most 15 minutes on foot from the phone's location. */
  readonly walk: boolean;
  readonly kinds: readonly VacancyKind[];
  /** Yuan per month; 0 is any. */
  readonly payFrom: number;
  readonly sort: Sort;
}

/** 15 minutes on foot, as the maps draw it. */
const WALK_METRES = walkingReach(15);
export const PAY_STEPS = [0, 3000, 4000, 5000, 6000, 8000] as const;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function readSearch(query: LocationQuery): Search {
  const kinds = text(query['kind']).split(',');
  const sort = text(query['sort']);
  const payFrom = Number(text(query['pay']));
  return {
    q: text(query['q']).slice(0, 80),
    daily: query['daily'] === '1',
    room: query['room'] === '1',
    dayShift: query['day'] === '1',
    walk: query['walk'] === '1',
    kinds: VACANCY_KINDS.filter((kind) => kinds.includes(kind)),
    payFrom: PAY_STEPS.find((step) => step === payFrom) ?? 0,
    sort: SORTS.find((one) => one === sort) ?? 'best',
  };
}

export function writeSearch(search: Search): LocationQueryRaw {
  const flag = (on: boolean) => (on ? '1' : undefined);
  return {
    q: search.q === '' ? undefined : search.q,
    daily: flag(search.daily),
    room: flag(search.room),
    day: flag(search.dayShift),
    walk: flag(search.walk),
    kind: search.kinds.length === 0 ? undefined : search.kinds.join(','),
    pay: search.payFrom === 0 ? undefined : String(search.payFrom),
    sort: search.sort === 'best' ? undefined : search.sort,
  };
}

interface Where {
  readonly region: string | null;
  readonly point: Origin | null;
}

/** The query of `GET /public/vacancies`. */
export function apiQuery(search: Search, where: Where) {
  const flag = (on: boolean) => (on ? ('true' as const) : undefined);
  const near = where.point === null ? {} : { lng: where.point.lng, lat: where.point.lat };
  // "Nearest" needs a place to measure from.
  const sort = search.sort === 'nearest' && where.point === null ? 'best' : search.sort;
  return {
    q: search.q === '' ? undefined : search.q,
    region: where.region ?? undefined,
    kind: search.kinds.length === 0 ? undefined : search.kinds.join(','),
    payFrom: search.payFrom === 0 ? undefined : search.payFrom * 100,
    lodging: flag(search.room),
    meals: flag(search.room),
    dayShift: flag(search.dayShift),
    daily: flag(search.daily),
    // Nobody walks from the centre of a town that may be miles from home.
    radius: search.walk && where.point?.centreOf === null ? WALK_METRES : undefined,
    sort,
    ...near,
  };
}

/** Whether anything narrows the list, so that an empty one can offer to widen it. */
export function isNarrow(search: Search): boolean {
  return (
    search.q !== '' ||
    search.daily ||
    search.room ||
    search.dayShift ||
    search.walk ||
    search.kinds.length > 0 ||
    search.payFrom > 0
  );
}
