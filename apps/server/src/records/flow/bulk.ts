import { bulkWrite, type WriteContext } from '../../app/context.ts';
import { DomainError } from '../../app/errors.ts';
import { recordId, type Ref } from '../../app/ids.ts';

export interface BulkOptions {
  /** Takes the very same steps and undoes them all, so that it cannot promise what the real call would refuse. */
  readonly preview: boolean;
}

export type BulkOutcome<T> =
  | { readonly ref: Ref; readonly ok: true; readonly result: T }
  | { readonly ref: Ref; readonly ok: false; readonly error: DomainError };

/**
 * Does the same with many records. Each has its own savepoint: a refused one is undone and gives its reason. Records
 * are processed in one global order, so that two bulk calls wait for each other instead of deadlocking; outcomes come
 * in the order of `refs`.
 */
export async function bulk<T>(
  ctx: WriteContext,
  refs: readonly Ref[],
  options: BulkOptions,
  work: (ctx: WriteContext, ref: Ref) => Promise<T>,
): Promise<Array<BulkOutcome<T>>> {
  const write = bulkWrite(ctx);
  const outcomes = new Map<string, BulkOutcome<T>>();
  const ordered = new Map(refs.map((ref) => [recordId(ref), ref]));
  const byPlace = ([, one]: [string, Ref], [, other]: [string, Ref]): number =>
    compare(one.prefecture, other.prefecture) || compare(one.id, other.id);
  for (const [key, ref] of [...ordered].sort(byPlace)) {
    try {
      const result = await write.inSavepoint(() => work(write.ctx, ref), !options.preview);
      outcomes.set(key, { ref, ok: true, result });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      outcomes.set(key, { ref, ok: false, error });
    }
  }
  await write.flush();
  return refs.map((ref) => outcomes.get(recordId(ref))).filter((outcome) => outcome !== undefined);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * The region that contains all of these, for the one audit row of a bulk call: each record also has its own row. Null
 * where they lie all over the country.
 */
export function commonRegion(regions: ReadonlyArray<string | null>): string | null {
  const codes = regions.filter((region) => region !== null);
  const [first] = codes;
  if (first === undefined) return null;
  for (const length of [9, 6, 4, 2]) {
    const prefix = first.slice(0, length);
    if (first.length >= length && codes.every((code) => code.startsWith(prefix))) return prefix;
  }
  return null;
}
