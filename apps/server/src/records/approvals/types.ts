import type { z } from 'zod';
import type { Verb } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { Bilingual } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import type { StaffPlace } from '../notifications/index.ts';

/** A text of the program in both languages, or what somebody typed. */
export type Said = string | Bilingual;

/** A line of what would be done. */
export interface ApprovalLine {
  readonly label: Bilingual;
  /** As it is now; null where there is nothing yet. */
  readonly before: Said | null;
  readonly after: Said;
}

/** What a step would do, checked against the records as they are. */
export interface PreparedStep {
  /** Where it happens: who holds the verb there may approve. */
  readonly place: StaffPlace;
  /** The person or employer it is about, with whom the request is erased. */
  readonly party?: { readonly kind: 'seeker' | 'employer'; readonly ref: Ref };
  /** What may wait only once, within its kind. */
  readonly key: string;
  /** Rows of a file, for kinds that are counted. */
  readonly rows?: number;
  readonly title: Said;
  readonly lines: readonly ApprovalLine[];
}

/** A kind of step that can take a second pair of eyes. */
interface ApprovalDeclaration<S extends z.ZodType> {
  /** `noun.step`, unique. */
  readonly code: string;
  readonly about: Bilingual;
  /** What whoever asks holds at the place, and what whoever approves holds there. */
  readonly asks: Verb;
  readonly approves: Verb;
  /** Whether somebody of the same height may approve, or only somebody above; never somebody below. */
  readonly level: 'same' | 'above';
  /** When it takes a second person: where a rule says so, above so many rows, or always. */
  readonly when: 'switched' | 'counted' | 'always';
  /** It changes what exists once for the network, and only the network has a rule. */
  readonly network?: true;
  /** Days until a request expires. */
  readonly days: number;
  /** What was approved is a file that the asker fetches within so many days, instead of a step. */
  readonly fileDays?: number;
  readonly input: S;
  /** Checks rights and state as the asker. @throws what the step itself would throw */
  readonly prepare: (ctx: AnyContext, input: z.output<S>) => Promise<PreparedStep>;
  /** Takes the step as the asker, checking everything again under locks; once, in the transaction of the approval. */
  readonly act: (ctx: WriteContext, input: z.output<S>) => Promise<unknown>;
}

/** A kind as the composition knows it: what it takes is parsed each time. */
export interface AnyApproval extends Omit<ApprovalDeclaration<z.ZodType>, 'prepare' | 'act' | 'input'> {
  readonly parse: (input: unknown) => unknown;
  readonly prepare: (ctx: AnyContext, input: unknown) => Promise<PreparedStep>;
  readonly act: (ctx: WriteContext, input: unknown) => Promise<unknown>;
}

export interface ApprovalKind<S extends z.ZodType> extends AnyApproval {
  /** Only carries the type. */
  readonly type?: z.input<S>;
}

/** Declares a kind of step that can take a second person; `withApproval` asks for it or takes it. */
export function defineApproval<S extends z.ZodType>({
  input,
  prepare,
  act,
  ...kind
}: ApprovalDeclaration<S>): ApprovalKind<S> {
  return {
    ...kind,
    parse: (given) => input.parse(given),
    prepare: async (ctx, given) => prepare(ctx, input.parse(given)),
    act: async (ctx, given) => act(ctx, input.parse(given)),
  };
}
