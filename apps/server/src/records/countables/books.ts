import {
  COUNTABLES,
  definitionOf,
  episodesOf,
  forerunnersOf,
  gradedKindsOf,
  isClaim,
  isGraded,
  NO_FORERUNNERS,
  sameForerunners,
  type ClaimKind,
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
  | {
      readonly do: 'regrade';
      /** The record whose claims they are, or the person all of whose claims they are. */
      readonly of: 'source' | 'subject';
      readonly ref: Ref;
      readonly kinds: readonly ClaimKind[];
    }
  | { readonly do: 'take_back'; readonly prefecture: string; readonly actions: readonly string[] }
  | { readonly do: 'repoint'; readonly from: Ref; readonly to: Ref }
);

/** A row of a kind that records count as, not of one of its grades. */
type OwnRow = LiveRow & { readonly kind: CountableKind };

const isOwn = (row: LiveRow): row is OwnRow => !isGraded(row.kind);

/**
 * The rows of some subjects while a write changes them. All rows of a subject and kind must be loaded. Steps change
 * what records count as; which of these rows repeat others, their grades, and the rows counted by grade follow from
 * that when they are written.
 */
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
      case 'regrade':
        return;
      case 'take_back':
        this.#takeBack(step);
        return;
      case 'repoint':
        this.#repoint(step.from.id, step.to.id);
    }
  }

  #own(): OwnRow[] {
    return [...this.#rows.values()].filter(isOwn);
  }

  #of(sourceId: string): OwnRow[] {
    return this.#own().filter((row) => row.sourceId === sourceId);
  }

  /** The claims in the books, whose grades must be known before they are written. */
  claims(): ReadonlyMap<ClaimKind, readonly string[]> {
    const claims = new Map<ClaimKind, string[]>();
    for (const { kind, sourceId } of this.#own()) {
      if (!isClaim(kind)) continue;
      const known = claims.get(kind);
      if (known === undefined) claims.set(kind, [sourceId]);
      else known.push(sourceId);
    }
    return claims;
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
      grade: null,
      isRepeat: false,
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
    for (const row of this.#own()) {
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

  /** Grades claims, an episode by the best proof of any of its rows, and marks what repeats another row of it. */
  #grade(rankOf: (claim: ClaimKind, sourceId: string) => number): void {
    for (const [kind, kindred] of Map.groupBy(this.#own(), (row) => row.kind)) {
      if (!isClaim(kind)) continue;
      const { episodeDays } = COUNTABLES[kind];
      for (const own of Map.groupBy(kindred, (row) => row.subjectId).values()) {
        const episodes = episodeDays === null ? own.map((row) => [row]) : episodesOf(own, episodeDays);
        for (const episode of episodes) {
          const grade = Math.min(...episode.map((row) => rankOf(kind, row.sourceId)));
          for (const [at, row] of episode.entries()) this.#settle(row, { grade, isRepeat: at > 0 });
        }
      }
    }
  }

  #settle(row: OwnRow, { grade, isRepeat }: Pick<LiveRow, 'grade' | 'isRepeat'>): void {
    if (row.grade === grade && row.isRepeat === isRepeat) return;
    if (!this.#stored.has(row.id)) this.#rows.set(row.id, { ...row, grade, isRepeat });
    else if (row.grade === grade && isRepeat) {
      // The row itself stays, as one that repeats another.
      this.#rows.set(row.id, { ...row, isRepeat });
      this.#voided.set(row.id, { id: row.id, reason: 'repeat', actionId: null });
    } else {
      // It still belongs to the action that counted it, and goes with that.
      this.#drop(row, 'changed', null);
      this.#add({ ...row, grade, isRepeat });
    }
  }

  /** Rows counted by grade: as their claims are now, and no others. */
  #countByGrade(): void {
    const stood = new Map<string, LiveRow>();
    for (const row of this.#rows.values()) {
      if (isGraded(row.kind)) stood.set(`${row.kind} ${row.sourceId}`, row);
    }
    for (const row of this.#own()) {
      if (row.isRepeat) continue;
      for (const { kind, rank } of gradedKindsOf(row.kind)) {
        if ((row.grade ?? Infinity) > rank) continue;
        const key = `${kind} ${row.sourceId}`;
        const before = stood.get(key);
        if (before !== undefined && isSame(before, row)) stood.delete(key);
        else this.#add({ ...row, kind, actionId: null });
      }
    }
    for (const row of stood.values()) this.#drop(row, 'changed', null);
  }

  /** Writes the current rows, and the changes the sums do not know yet. `rankOf` knows the grades of `claims`. */
  async write(
    ctx: WriteContext,
    prefecture: string,
    rankOf: (claim: ClaimKind, sourceId: string) => number,
  ): Promise<void> {
    this.#grade(rankOf);
    this.#countByGrade();
    const fresh: LiveRow[] = [];
    const relinked: LiveRow[] = [];
    const changes: Array<{ row: LiveRow; sign: 1 | -1 }> = [];
    for (const id of this.#voided.keys()) {
      const row = this.#stored.get(id);
      if (row !== undefined && !row.isRepeat) changes.push({ row, sign: -1 });
    }
    const [repeats, counting] = parted(this.#rows.values());
    for (const row of repeats) {
      const before = this.#stored.get(row.id);
      if (before === undefined) fresh.push(row);
      else if (before.subjectId !== row.subjectId || before.personId !== row.personId) relinked.push(row);
    }
    for (const row of linked(counting)) {
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

/** The rows that repeat others, and those that count. */
function parted(rows: Iterable<LiveRow>): [repeats: LiveRow[], counting: LiveRow[]] {
  const all = [...rows];
  return [all.filter((row) => row.isRepeat), all.filter((row) => !row.isRepeat)];
}

/** Whether a row counted by grade says what its claim says. */
function isSame(graded: LiveRow, claim: LiveRow): boolean {
  return (
    graded.day === claim.day &&
    graded.subjectId === claim.subjectId &&
    graded.personId === claim.personId &&
    graded.employerId === claim.employerId &&
    graded.siteId === claim.siteId &&
    graded.regionCode === claim.regionCode &&
    graded.amount === claim.amount &&
    graded.grade === claim.grade
  );
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
    source: definitionOf(row.kind).source,
    source_id: row.sourceId,
    action_id: row.actionId,
    grade: row.grade,
    ...forerunnerColumns(row),
    counted_at: at,
    ...(row.isRepeat ? { voided_at: at, void_reason: 'repeat' as const } : {}),
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
