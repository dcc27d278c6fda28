import {
  COUNTABLES,
  forerunnersOf,
  NO_FORERUNNERS,
  sameForerunners,
  type CountableKind,
  type Placed,
} from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { newId, type Ref } from '../../app/ids.ts';
import { insertRows } from '../../app/db/rows.ts';
import { relinkRows, repointVoided, voidRows, type LiveRow, type Voiding } from './countables.repository.ts';

/** An event that counts from now on. */
export interface CountInput extends Placed {
  readonly kind: CountableKind;
  /** What counts once. Its record must be locked by this write, or created by it. */
  readonly subject: Ref;
  /** The record it comes from, in the prefecture of the subject. */
  readonly sourceId: string;
  /** The day in Shanghai on which it happened. */
  readonly day: string;
  /** The person it concerns, where that is not the subject. */
  readonly personId?: string;
  readonly employerId?: string;
  /** The amount summed in addition to the subjects; default 1. */
  readonly amount?: number;
  /** How well it is evidenced. */
  readonly grade?: number;
}

/** A row by the record it comes from. */
export interface Counted {
  readonly kind: CountableKind;
  readonly source: Ref;
}

export type CountChange = Partial<Placed & Pick<CountInput, 'day' | 'amount'>>;
export type VoidReason = 'mistake' | 'merged';

/** The effect of a write on the countables. `actionId` is the move that causes it. */
export type CountStep = { readonly actionId: string | null } & (
  | { readonly do: 'count'; readonly input: CountInput }
  | { readonly do: 'recount'; readonly row: Counted; readonly change: CountChange }
  | {
      readonly do: 'void';
      readonly source: Ref;
      readonly kinds: readonly CountableKind[];
      readonly reason: VoidReason;
    }
  | { readonly do: 'take_back'; readonly prefecture: string; readonly actions: readonly string[] }
  | { readonly do: 'repoint'; readonly from: Ref; readonly to: Ref }
);

/** The rows of some subjects while a write changes them. All rows of a subject and kind must be loaded. */
export class Books {
  readonly #stored: ReadonlyMap<string, LiveRow>;
  readonly #voidedBefore: ReadonlyArray<LiveRow & { readonly voidActionId: string }>;
  readonly #rows: Map<string, LiveRow>;
  readonly #voided = new Map<string, Voiding>();
  readonly #repointed: Array<readonly [from: string, to: string]> = [];

  constructor(
    stored: readonly LiveRow[],
    voidedBefore: ReadonlyArray<LiveRow & { readonly voidActionId: string }>,
  ) {
    this.#stored = new Map(stored.map((row) => [row.id, row]));
    this.#voidedBefore = voidedBefore;
    this.#rows = new Map(this.#stored);
  }

  take(step: CountStep): void {
    switch (step.do) {
      case 'count':
        this.#count(step.input, step.actionId);
        return;
      case 'recount':
        this.#recount(step);
        return;
      case 'void':
        for (const row of this.#of(step.source.id)) {
          if (step.kinds.includes(row.kind)) this.#drop(row, step.reason, step.actionId);
        }
        return;
      case 'take_back':
        this.#takeBack(step);
        return;
      case 'repoint':
        this.#repoint(step.from.id, step.to.id);
    }
  }

  #of(sourceId: string): LiveRow[] {
    return [...this.#rows.values()].filter((row) => row.sourceId === sourceId);
  }

  #count(input: CountInput, actionId: string | null): void {
    const { kind, subject, sourceId } = input;
    const { source, subject: noun } = COUNTABLES[kind];
    if (this.#of(sourceId).some((row) => row.kind === kind))
      throw new Error(`The ${source} ${sourceId} counts as ${kind} already`);
    this.#add({
      kind,
      day: input.day,
      subjectId: subject.id,
      personId: input.personId ?? (noun === 'seeker' ? subject.id : null),
      employerId: input.employerId ?? null,
      siteId: input.siteId,
      regionCode: input.regionCode,
      amount: input.amount ?? 1,
      sourceId,
      actionId,
      grade: input.grade ?? null,
    });
  }

  #add(row: Omit<LiveRow, 'id' | 'forerunners'>): void {
    const id = newId();
    this.#rows.set(id, { ...row, id, forerunners: NO_FORERUNNERS });
  }

  #recount({ row: { kind, source }, change, actionId }: Extract<CountStep, { do: 'recount' }>): void {
    const row = this.#of(source.id).find((each) => each.kind === kind);
    if (row === undefined) return;
    const next = { ...row, ...change, actionId: actionId ?? row.actionId };
    const isSame =
      next.day === row.day &&
      next.regionCode === row.regionCode &&
      next.siteId === row.siteId &&
      next.amount === row.amount;
    if (isSame) return;
    this.#drop(row, 'changed', actionId);
    this.#add(next);
  }

  /** Rows the actions counted cease to count; rows they voided count again. */
  #takeBack({ actions, actionId }: Extract<CountStep, { do: 'take_back' }>): void {
    for (const row of [...this.#rows.values()]) {
      if (row.actionId !== null && actions.includes(row.actionId)) this.#drop(row, 'taken_back', actionId);
    }
    for (const { voidActionId, ...row } of this.#voidedBefore) {
      const isMeant = actions.includes(voidActionId) && !actions.includes(row.actionId ?? '');
      if (isMeant && !this.#of(row.sourceId).some(({ kind }) => kind === row.kind)) this.#add(row);
    }
  }

  #repoint(from: string, to: string): void {
    this.#repointed.push([from, to]);
    for (const row of [...this.#rows.values()]) {
      if (row.subjectId !== from && row.personId !== from) continue;
      this.#rows.set(row.id, {
        ...row,
        subjectId: row.subjectId === from ? to : row.subjectId,
        personId: row.personId === from ? to : row.personId,
      });
    }
  }

  #drop(row: LiveRow, reason: Voiding['reason'], actionId: string | null): void {
    this.#rows.delete(row.id);
    if (this.#stored.has(row.id)) this.#voided.set(row.id, { id: row.id, reason, actionId });
  }

  /** Writes the current rows, and the changes the sums do not know yet. */
  async write(ctx: WriteContext, prefecture: string): Promise<void> {
    const fresh: LiveRow[] = [];
    const relinked: LiveRow[] = [];
    const changes: Array<{ row: LiveRow; sign: 1 | -1 }> = [];
    for (const id of this.#voided.keys()) {
      const row = this.#stored.get(id);
      if (row !== undefined) changes.push({ row, sign: -1 });
    }
    for (const row of linked(this.#rows.values())) {
      const before = this.#stored.get(row.id);
      if (before === undefined) {
        fresh.push(row);
        changes.push({ row, sign: 1 });
        continue;
      }
      const isLinkedAnew = !sameForerunners(before.forerunners, row.forerunners);
      if (isLinkedAnew) changes.push({ row: before, sign: -1 }, { row, sign: 1 });
      if (isLinkedAnew || before.subjectId !== row.subjectId || before.personId !== row.personId)
        relinked.push(row);
    }
    if (this.#voided.size > 0) await voidRows(ctx.trx, prefecture, [...this.#voided.values()], ctx.now);
    for (const [from, to] of this.#repointed) await repointVoided(ctx.trx, prefecture, from, to);
    if (relinked.length > 0) await relinkRows(ctx.trx, prefecture, relinked);
    await insertRows(
      ctx.trx,
      'countables',
      fresh.map((row) => storedRow(row, prefecture, ctx.now)),
    );
    await insertRows(
      ctx.trx,
      'countable_changes',
      changes.map(({ row, sign }) => changeRow(row, prefecture, sign)),
    );
  }
}

/** Rows with their current forerunners. */
function linked(rows: Iterable<LiveRow>): LiveRow[] {
  const groups = Map.groupBy(rows, (row) => `${row.kind} ${row.subjectId}`);
  return [...groups.values()]
    .flatMap((own) => [...forerunnersOf(own)])
    .map(([row, forerunners]) => ({ ...row, forerunners }));
}

function storedRow(row: LiveRow, prefecture: string, at: Date) {
  return {
    prefecture,
    id: row.id,
    kind: row.kind,
    day: row.day,
    subject_id: row.subjectId,
    person_id: row.personId,
    employer_id: row.employerId,
    site_id: row.siteId,
    region_code: row.regionCode,
    amount: row.amount,
    source: COUNTABLES[row.kind].source,
    source_id: row.sourceId,
    action_id: row.actionId,
    grade: row.grade,
    ...forerunnerColumns(row),
    counted_at: at,
  };
}

function changeRow(row: LiveRow, prefecture: string, sign: 1 | -1) {
  return {
    prefecture,
    id: newId(),
    kind: row.kind,
    sign,
    day: row.day,
    site_id: row.siteId,
    region_code: row.regionCode,
    amount: row.amount,
    ...forerunnerColumns(row),
  };
}

function forerunnerColumns({ forerunners }: LiveRow) {
  return {
    forerunner_prefecture: forerunners.prefecture,
    forerunner_county: forerunners.county,
    forerunner_town: forerunners.town,
    forerunner_site: forerunners.site,
  };
}
