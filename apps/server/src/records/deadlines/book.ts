import { DEADLINE_RULES, type Clock, type DeadlineRuleId, type HolidayNotice } from '@yizhan/domain';
import { json, type Transaction } from '../../app/db/database.ts';
import { newId, type Ref } from '../../app/ids.ts';
import type { StaffPlace } from '../notifications/tell-staff.ts';
import {
  insertDeadlines,
  updateDeadline,
  type DeadlineRow,
  type NewDeadline,
} from './deadlines.repository.ts';
import { clockOf, columnsOf, dueOf, standingOf, type EndedAs, type Standing } from './standing.ts';

interface Common {
  readonly record: Ref;
  /** The current action, if it lies where the record does. */
  readonly action: string | null;
  readonly day: string;
  readonly at: Date;
}

/** A change to the deadlines of a record. */
export type DeadlineStep = Common &
  (
    | {
        readonly do: 'start';
        readonly rule: DeadlineRuleId;
        readonly startsOn: string;
        readonly place: StaffPlace;
      }
    | { readonly do: 'pause'; readonly rule: DeadlineRuleId }
    | { readonly do: 'end'; readonly as: EndedAs }
  );

interface Entry {
  readonly ref: Ref;
  readonly recordId: string;
  readonly rule: string;
  readonly clock: Clock;
  /** The row to insert for a new one; null where it is in the database already. */
  readonly fresh: Omit<NewDeadline, keyof Standing> | null;
  readonly before: Standing | null;
  standing: Standing;
  changedBy: string | null;
  isChanged: boolean;
}

/** The deadlines of some records of one prefecture while a write changes them. */
export class DeadlineBook {
  readonly #entries: Entry[];
  readonly #notices: readonly HolidayNotice[];

  constructor(running: readonly DeadlineRow[], notices: readonly HolidayNotice[]) {
    this.#notices = notices;
    this.#entries = running.map((row) => ({
      ref: row,
      recordId: row.record_id,
      rule: row.rule,
      clock: clockOf(row),
      fresh: null,
      before: standingOf(row),
      standing: standingOf(row),
      changedBy: null,
      isChanged: false,
    }));
  }

  take(step: DeadlineStep): void {
    const running = this.#entries.filter(
      ({ recordId, standing }) => recordId === step.record.id && standing.ended_at === null,
    );
    switch (step.do) {
      case 'start': {
        const known = running.find(({ rule }) => rule === step.rule);
        if (known === undefined) this.#begin(step);
        else if (known.standing.paused_on !== null) this.#resume(known, known.standing.paused_on, step);
        return;
      }
      case 'pause':
        for (const entry of running) {
          if (entry.rule === step.rule && entry.standing.paused_on === null) {
            change(entry, { paused_on: step.day }, step);
          }
        }
        return;
      case 'end':
        for (const entry of running) {
          change(entry, { ended_at: step.at.toISOString(), ended_as: step.as }, step);
        }
    }
  }

  #begin(step: Extract<DeadlineStep, { do: 'start' }>): void {
    const { noun, term, rolls } = DEADLINE_RULES[step.rule];
    const ref = { prefecture: step.record.prefecture, id: newId() };
    const clock: Clock = { startsOn: step.startsOn, term, rolls };
    this.#entries.push({
      ref,
      recordId: step.record.id,
      rule: step.rule,
      clock,
      fresh: {
        ...ref,
        rule: step.rule,
        noun,
        record_id: step.record.id,
        region_code: step.place.region,
        site_id: step.place.siteId,
        count: term.count,
        unit: term.unit,
        rolls,
        starts_on: step.startsOn,
        started_by: step.action,
        created_at: step.at,
      },
      before: null,
      standing: {
        pauses: [],
        paused_on: null,
        ended_at: null,
        ended_as: null,
        ...dueOf(step.rule, clock, this.#notices),
      },
      changedBy: null,
      isChanged: false,
    });
  }

  /** The days since then do not count; a deadline paused and resumed on one day loses nothing. */
  #resume(entry: Entry, pausedOn: string, step: DeadlineStep): void {
    const to = step.day > pausedOn ? step.day : pausedOn;
    const pauses = [...entry.standing.pauses, { from: pausedOn, to }];
    const due = dueOf(entry.rule, { ...entry.clock, pauses }, this.#notices);
    change(entry, { pauses, paused_on: null, ...due }, step);
  }

  async write(trx: Transaction): Promise<void> {
    await insertDeadlines(
      trx,
      // One that begins and ends in a single write never ran.
      this.#entries.flatMap(({ fresh, standing }) =>
        fresh === null || standing.ended_at !== null ? [] : [{ ...fresh, ...columnsOf(standing) }],
      ),
    );
    for (const { ref, before, standing, changedBy, isChanged } of this.#entries) {
      if (before === null || !isChanged) continue;
      await updateDeadline(trx, ref, {
        ...columnsOf(standing),
        changed_by: changedBy,
        before: changedBy === null ? null : json(before),
      });
    }
  }
}

function change(entry: Entry, standing: Partial<Standing>, step: DeadlineStep): void {
  entry.standing = { ...entry.standing, ...standing };
  entry.changedBy = step.action;
  entry.isChanged = true;
}
