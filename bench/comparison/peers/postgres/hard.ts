/** Every hard rule in SQL. */
import {
  longitudeMetres,
  PRECISION_METRES,
  toUnits,
  UNIT_METRES,
  WITHIN_METRES,
} from '@yizhan/matching/geo.ts';
import type { PreparedSeeker } from '@yizhan/matching/prepared.ts';
import type { HeldRows } from '../held-rows.ts';
import { boxOf } from '../narrowing.ts';
import { CERTIFICATES, groupBits, kindBits, limitationBits, shiftBits } from './columns.ts';
import type { Dictionaries } from './columns.ts';
import { seekerFacts } from './probe.ts';
import { comparison, upTo } from './values.ts';
import type { Values } from './values.ts';

/** Every rule except the one on the place. */
export function hardRules(
  values: Values,
  seeker: PreparedSeeker,
  held: HeldRows,
  known: Dictionaries,
): string[] {
  const { input } = seeker;
  const { age, shifts } = seekerFacts(seeker, held.context);
  const rules = ['open'];
  if (age === 'child') rules.push('false');
  if (age === 'minor') rules.push('for_minors');
  if (age === 'retired') rules.push('for_retired');
  if (input.blockedVacancyIds.length > 0) rules.push(`id <> all(${values.texts(input.blockedVacancyIds)})`);
  if (input.blockedEmployerIds.length > 0)
    rules.push(`employer <> all(${values.texts(input.blockedEmployerIds)})`);
  rules.push(`${values.text(input.id)} <> all(blocked_seekers)`);
  if (input.kinds.length > 0) rules.push(`kinds & ${values.int(kindBits(input.kinds))} <> 0`);
  rules.push(`(reserved = 0 or reserved & ${values.int(groupBits(input.priorityGroups))} <> 0)`);
  if (input.education !== null) {
    rules.push(`(not education_rule or education <= ${values.int(input.education)})`);
  }
  const papers = values.ints(known.certificates.known(seeker.certificates));
  for (const i of upTo(CERTIFICATES)) {
    rules.push(`(certificate${i} is null or not certificate_rule${i} or certificate${i} && ${papers})`);
  }
  if (seeker.experience.length > 0) {
    rules.push(`(not experience_rule or ${values.float((seeker.totalTenths / 10) * 2)} >= experience)`);
  }
  rules.push(`involves & ${values.int(limitationBits(seeker.cannot))} = 0`);
  rules.push(`(shifts = 0 or shifts & ${values.int(shiftBits(shifts))} <> 0)`);
  if (input.availability !== null) {
    const taken = values.int(~input.availability);
    rules.push(`week & ${taken} = 0`, `session_week & ${taken} = 0`);
  }
  if (seeker.busy.length > 0) {
    const busy = `unnest(${values.floats(seeker.busy.map(({ start }) => start))}, ${values.floats(seeker.busy.map(({ end }) => end))}) as busy (busy_start, busy_end)`;
    const taken = `(select count(*) from unnest(session_starts, session_ends) as session (session_start, session_end)
      where exists (select from ${busy} where session_start < busy_end and busy_start < session_end))`;
    rules.push(
      `(session_starts = '{}' or case when all_sessions then ${taken} = 0 else ${taken} < cardinality(session_starts) end)`,
    );
  }
  const floor = comparison(values, input.pay.floor);
  if (floor !== null) {
    rules.push(`(pay_low is null or ${floor.high} is null or ${floor.high} >= ${floor.asked})`);
  }
  if (input.lodging === 'needed') rules.push('lodging is distinct from false');
  const box = boxOf(seeker);
  if (box !== null) {
    const corner = (i: 0 | 1): string =>
      `point(${values.int(toUnits(box.lng[i]))}, ${values.int(toUnits(box.lat[i]))})`;
    rules.push(`(not judgeable or point(lng, lat) <@ box(${corner(1)}, ${corner(0)}))`);
  }
  return rules;
}

/** Metres, whether the work lies where the person wants to be, and the tolerance for inexact points. */
export function commuteColumns(values: Values, seeker: PreparedSeeker): string[] {
  const { home } = seeker;
  const wanted =
    seeker.wantedRegions.length === 0
      ? 'false'
      : `coalesce(region like any(${values.texts(seeker.wantedRegions.map((code) => `${code}%`))}), false)`;
  if (home === null) {
    return ['null::float8 as metres', '0 as slack', `${wanted} as in_wanted`];
  }
  const latitude = toUnits(home.point.lat);
  const north = `((lat - ${values.int(latitude)}) * ${values.float(UNIT_METRES)})`;
  const east = `((lng - ${values.int(toUnits(home.point.lng))}) * ${values.float(longitudeMetres(latitude))})`;
  const unsure = values.int(PRECISION_METRES[home.precision]);
  const within = values.int(WITHIN_METRES[home.precision]);
  const sameCity =
    seeker.region === null
      ? 'true'
      : `coalesce(left(region, 4) = ${values.text(seeker.region.slice(0, 4))}, true)`;
  return [
    // A null latitude makes the result null: greatest alone would ignore it.
    `case when lat is not null then greatest(round(sqrt(${north} * ${north} + ${east} * ${east})),
       case when ${unsure} >= unsure_metres then ${within} else within_metres end) end as metres`,
    `case when ${sameCity} then greatest(${unsure}, unsure_metres) else 0 end as slack`,
    `${wanted} as in_wanted`,
  ];
}

/** The rule on the place, over the columns of the commute. */
export function placeRule(values: Values, seeker: PreparedSeeker): string {
  const { input } = seeker;
  const ways = [
    'remote',
    'in_wanted',
    `metres <= ${values.float(seeker.commute.metres)} + slack`,
    seeker.wantedRegions.length === 0
      ? 'metres is null'
      : `metres is null and (region is null or exists (select from unnest(${values.texts(seeker.wantedRegions)}) as named (wanted) where starts_with(wanted, region)))`,
  ];
  if (input.acceptsDispatch) ways.push('is_dispatch');
  if (input.acceptsFarWithLodging) ways.push('lodging and metres is not null');
  return ways.join(' or ');
}
