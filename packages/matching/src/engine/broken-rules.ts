/**
 * Which hard rules a row breaks, as bits in the order of `HARD_RULES`, for counting over all rows. Rules that depend on
 * names or instants (`blocked`, `legal_age`, `overlap`) are left to the rules themselves.
 */
import { UNIT_METRES } from '../geo.ts';
import { HARD_RULES } from '../rules/hard/index.ts';
import { FIELD_COUNTS_FROM } from '../rules/hard/qualifications.ts';
import type { HardRuleName } from '../types.ts';
import { CONDITION, DISPATCH_KIND, NO_PLACE, TERM } from './columns/encoding.ts';
import { IN_WANTED, NAMED_ELSEWHERE, SAME_CITY } from './shared-rules.ts';
import type { SeekerSide } from './seeker-side.ts';
import { SLACK, WITHIN } from './rule-tables.ts';
import type { EngineView } from './view.ts';

const bit = (name: HardRuleName): number => 1 << HARD_RULES.findIndex((rule) => rule.name === name);
const OPEN = bit('open');
const HEADCOUNT = bit('headcount');
const KIND = bit('kind');
const RESERVED = bit('reserved');
const PLACE = bit('place');
const CERTIFICATES = bit('certificates');
const EDUCATION = bit('education');
const EXPERIENCE = bit('experience');
const TIMES = bit('times');
const PAY_FLOOR = bit('pay_floor');
const CANNOT = bit('cannot');
const LODGING_NEEDED = bit('lodging_needed');

export function brokenRules(view: EngineView, side: SeekerSide, row: number): number {
  const { vacancies } = view;
  const flags = vacancies.flags[row]!;
  let broken = 0;
  const terms = view.terms.data;
  const term = vacancies.terms[row]! * TERM.size;
  if ((flags & 2) === 0 || terms[term + TERM.validUntil]! < view.today) broken |= OPEN;
  if (terms[term + TERM.headcount]! < 1) broken |= HEADCOUNT;
  if ((vacancies.kinds[row]! & side.kinds) === 0) broken |= KIND;
  const condition = view.conditions.data;
  const at = vacancies.conditions[row]! * CONDITION.size;
  const reserved = condition[at + CONDITION.reserved]!;
  if (reserved !== 0 && (reserved & side.groups) === 0) broken |= RESERVED;
  if ((flags & 0x100) !== 0 && lacksSchooling(view, side, row)) broken |= EDUCATION;
  if (side.certificateAllowed[vacancies.certificates[row]!] === 0) broken |= CERTIFICATES;
  if ((flags & 0x2000_0000) !== 0 && ((flags >>> 22) & 127) > side.mostHalves) broken |= EXPERIENCE;
  if ((condition[at + CONDITION.involves]! & side.cannot) !== 0) broken |= CANNOT;
  const shifts = condition[at + CONDITION.shifts]!;
  if (
    (shifts !== 0 && (shifts & side.shifts) === 0) ||
    (condition[at + CONDITION.needed]! & side.notFree) !== 0
  ) {
    broken |= TIMES;
  }
  const high = vacancies.payHigh[row]!;
  if (high !== 0 && high < side.leastHigh[(flags >>> 2) & 7]!) broken |= PAY_FLOOR;
  if (!isReachable(view, side, row)) broken |= PLACE;
  if (side.lodging === 1 && ((flags >>> 9) & 3) === 1) broken |= LODGING_NEEDED;
  return broken;
}

function lacksSchooling({ vacancies, conditions }: EngineView, side: SeekerSide, row: number): boolean {
  const asked = (vacancies.flags[row]! >>> 5) & 7;
  if (side.education !== 0 && asked > side.education) return true;
  const fields = conditions.data[vacancies.conditions[row]! * CONDITION.size + CONDITION.fields]!;
  return asked >= FIELD_COUNTS_FROM && fields !== 0 && side.fields !== 0 && (fields & side.fields) === 0;
}

function isReachable({ vacancies }: EngineView, side: SeekerSide, row: number): boolean {
  const flags = vacancies.flags[row]!;
  const near = side.regionFlags[vacancies.region[row]!]!;
  if ((flags & 0x2000) !== 0 || (near & IN_WANTED) !== 0) return true;
  if (side.acceptsDispatch && ((flags >>> 14) & 7) === DISPATCH_KIND) return true;
  const placed = (flags >>> 17) & 7;
  if (side.precision === NO_PLACE || placed === NO_PLACE) return (near & NAMED_ELSEWHERE) === 0;
  const coarser = Math.max(side.precision, placed);
  const north = (vacancies.lat[row]! - side.lat) * UNIT_METRES;
  const east = (vacancies.lng[row]! - side.lng) * side.lngMetres;
  const metres = Math.max(WITHIN[coarser]!, Math.round(Math.sqrt(north * north + east * east)));
  if (metres <= side.commute + ((near & SAME_CITY) !== 0 ? SLACK[coarser]! : 0)) return true;
  return side.acceptsFar && ((flags >>> 9) & 3) === 2;
}
