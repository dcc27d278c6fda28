import { CLAIM_KINDS, COUNTABLES, type ClaimKind, type CountableKind } from '@yizhan/domain';
import type { Gatherer, WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { ranksOf } from '../evidence/grades.ts';
import type { ActionFollower } from '../flow/followers.ts';
import {
  Books,
  type CountChange,
  type Counted,
  type CountInput,
  type CountStep,
  type VoidReason,
} from './books.ts';
import { readLive, readVoidedBy, type LiveFilter } from './countables.repository.ts';

/**
 * Counts an event. Each record counts once per kind.
 *
 * @throws Error when the record counts already, which is a bug
 */
export function count(ctx: WriteContext, inputs: readonly CountInput[]): Promise<void> {
  return take(
    ctx,
    inputs.map((input) => ({ do: 'count', input, actionId: actionOf(ctx, input.subject) })),
  );
}

/**
 * Replaces what a record counts as: the present row is voided and written again. Does nothing when nothing changed, or
 * when the record does not count.
 */
export function recount(ctx: WriteContext, row: Counted, change: CountChange): Promise<void> {
  return take(ctx, [{ do: 'recount', row, change, actionId: actionOf(ctx, row.source) }]);
}

/** Voids what a record counts as, with a reason; kinds as which it does not count are ignored. */
export function voidCount(
  ctx: WriteContext,
  source: Ref,
  kinds: readonly CountableKind[],
  reason: VoidReason,
): Promise<void> {
  return take(ctx, [{ do: 'void', source, kinds, reason, actionId: actionOf(ctx, source) }]);
}

/** Moves everything counted for one person to another record of the same person; both must be locked. */
export function repointPerson(ctx: WriteContext, from: Ref, to: Ref): Promise<void> {
  if (from.prefecture !== to.prefecture) throw new Error('A person is counted in one prefecture');
  return take(ctx, [{ do: 'repoint', from, to, actionId: actionOf(ctx, to) }]);
}

/**
 * Grades some records' claims by the proofs that stand now; does nothing where the grade stays, or where a record does
 * not count. The records must be locked.
 */
export function regrade(
  ctx: WriteContext,
  sources: readonly Ref[],
  kinds: readonly ClaimKind[],
): Promise<void> {
  return take(
    ctx,
    sources.map((ref) => ({ do: 'regrade', of: 'source', ref, kinds, actionId: null })),
  );
}

/** The same of all that is claimed of a person, where proofs went by other ways than moves. */
export function regradePerson(ctx: WriteContext, ref: Ref): Promise<void> {
  return take(ctx, [{ do: 'regrade', of: 'subject', ref, kinds: CLAIM_KINDS, actionId: null }]);
}

/** Taking an action back voids what it counted, and what it voided counts again. */
export const COUNTABLES_FOLLOWER: ActionFollower = {
  name: 'countables',
  async takeBack(ctx, actions, by) {
    const groups = Map.groupBy(actions, ({ prefecture }) => prefecture);
    for (const [prefecture, keys] of groups) {
      const ids = keys.map(({ id }) => id);
      await take(ctx, [{ do: 'take_back', prefecture, actions: ids, actionId: by.id }]);
    }
  },
};

/** The current move, if it lies in the row's prefecture: its key alone is then enough to find the row again. */
function actionOf({ action }: WriteContext, where: Ref): string | null {
  return action?.key.prefecture === where.prefecture ? action.key.id : null;
}

function take(ctx: WriteContext, steps: readonly CountStep[]): Promise<void> {
  return ctx.gather(COUNTING, steps);
}

const COUNTING: Gatherer<CountStep> = {
  name: 'countables',
  async write(ctx, steps) {
    const groups = Map.groupBy(steps, prefectureOf);
    for (const [prefecture, own] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const filter = filterFor(own);
      const isNew = filter.subjects.length + filter.sources.length + filter.actions.length === 0;
      const books = new Books(
        isNew ? [] : await readLive(ctx.trx, prefecture, filter),
        filter.actions.length === 0 ? [] : await readVoidedBy(ctx.trx, prefecture, filter.actions),
      );
      for (const step of own) books.take(step);
      await books.write(ctx, prefecture, await ranksOf(ctx, prefecture, books.claims()));
    }
  },
};

function prefectureOf(step: CountStep): string {
  switch (step.do) {
    case 'count':
      return step.input.subject.prefecture;
    case 'recount':
      return step.row.source.prefecture;
    case 'void':
      return step.source.prefecture;
    case 'regrade':
      return step.ref.prefecture;
    case 'take_back':
      return step.prefecture;
    case 'repoint':
      return step.to.prefecture;
  }
}

/** The rows that the steps depend on. A subject's first and only event needs none. */
function filterFor(steps: readonly CountStep[]): LiveFilter {
  const subjects = new Set<string>();
  const sources = new Set<string>();
  const people = new Set<string>();
  const actions = new Set<string>();
  const kinds = new Set<CountableKind>();
  let isAll = false;
  for (const step of steps) {
    switch (step.do) {
      case 'count':
        if (COUNTABLES[step.input.kind].once) break;
        subjects.add(step.input.subject.id);
        kinds.add(step.input.kind);
        break;
      case 'recount':
        sources.add(step.row.source.id);
        kinds.add(step.row.kind);
        break;
      case 'void':
        sources.add(step.source.id);
        for (const kind of step.kinds) kinds.add(kind);
        break;
      case 'regrade':
        (step.of === 'source' ? sources : subjects).add(step.ref.id);
        for (const kind of step.kinds) kinds.add(kind);
        break;
      case 'take_back':
        for (const action of step.actions) actions.add(action);
        isAll = true;
        break;
      case 'repoint':
        subjects.add(step.from.id).add(step.to.id);
        people.add(step.from.id);
        isAll = true;
    }
  }
  return {
    subjects: [...subjects],
    sources: [...sources],
    people: [...people],
    actions: [...actions],
    kinds: isAll ? null : [...kinds],
  };
}
