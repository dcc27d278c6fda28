import type { RawBuilder } from 'kysely';
import type { ClaimKind } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';

/**
 * Where proofs of claims lie. `standing` is a query of the proofs that stand at present, with the columns `source_id`
 * (the record whose claim it is), `proof` (a kind of proof), `at`, `by_kind`, `by_id`, `by_name` (null where nobody in
 * particular did it), `record_noun` and `record_id` (where it can be read). Part of the module's repository; it names
 * the prefecture and, where they are given, the records.
 */
export interface ProofSource {
  readonly claims: readonly ClaimKind[];
  readonly standing: (
    claim: ClaimKind,
    prefecture: string,
    sources: readonly string[] | null,
  ) => RawBuilder<unknown>;
}

/** A flow whose moves change which proofs stand: after each of them the claims are graded anew. */
export interface ProofWatch {
  /** The noun of the flow. */
  readonly noun: string;
  readonly claims: readonly ClaimKind[];
  /** The records whose claims they are, in the same prefecture. */
  readonly sources: (
    ctx: WriteContext,
    row: Readonly<Record<string, unknown>>,
    ref: Ref,
  ) => Promise<readonly string[]> | readonly string[];
}

/** What a module says of evidence. */
export interface Evidence {
  readonly proofs: readonly ProofSource[];
  readonly watches: readonly ProofWatch[];
}
