import { z } from 'zod';
import {
  addDays,
  findDeadlineRule,
  countTerm,
  TERM_UNITS,
  type Clock,
  type HolidayNotice,
} from '@yizhan/domain';
import { json } from '../../app/db/database.ts';
import type { DeadlineRow } from './deadlines.repository.ts';

const Pauses = z.array(z.object({ from: z.iso.date(), to: z.iso.date() }));
const Unit = z.enum(TERM_UNITS);

/** The part of a deadline that changes while it runs, stored as JSON for taking back. */
export const Standing = z.object({
  pauses: Pauses,
  paused_on: z.iso.date().nullable(),
  due_on: z.iso.date(),
  missing_year: z.int().nullable(),
  escalates_on: z.iso.date().nullable(),
  ended_at: z.iso.datetime().nullable(),
  ended_as: z.enum(['met', 'cancelled']).nullable(),
});
export type Standing = z.output<typeof Standing>;
export type EndedAs = NonNullable<Standing['ended_as']>;

export function standingOf(row: DeadlineRow): Standing {
  return Standing.parse({ ...row, ended_at: row.ended_at?.toISOString() ?? null });
}

export function clockOf(row: DeadlineRow): Clock {
  return {
    startsOn: row.starts_on,
    term: { count: row.count, unit: Unit.parse(row.unit) },
    rolls: row.rolls,
    pauses: Pauses.parse(row.pauses),
  };
}

/** A standing as database columns. */
export function columnsOf({ pauses, ended_at: endedAt, ...rest }: Standing) {
  return { ...rest, pauses: json(pauses), ended_at: endedAt };
}

/**
 * When a deadline ends and when it is escalated. One that depends on a year without a notice has its earliest possible
 * day, and is not escalated before the day is known.
 */
export function dueOf(
  rule: string,
  clock: Clock,
  notices: readonly HolidayNotice[],
): Pick<Standing, 'due_on' | 'missing_year' | 'escalates_on'> {
  const last = countTerm(clock, notices);
  if (!last.known) return { due_on: last.earliest, missing_year: last.missingYear, escalates_on: null };
  // A rule of another version of the program has nobody to tell.
  const after = findDeadlineRule(rule)?.escalatesAfter ?? null;
  return {
    due_on: last.due,
    missing_year: null,
    escalates_on: after === null ? null : addDays(last.due, after),
  };
}
