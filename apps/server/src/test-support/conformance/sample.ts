import { movesOf, statusIn, type Grant } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { DB } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import type { AnyBoundFlow, BoundFlow } from '../../records/flow/bind-flow.ts';
import { transition, type MoveRequest } from '../../records/flow/transition.ts';
import type { MainLine } from '../main-line.ts';

/** What a record of a sample is made with. */
export interface Given {
  /** The person it is about; a new one by default. */
  readonly seekerId?: string | undefined;
  /** For whatever is typed. */
  readonly words: string;
}

/** The smallest way to a record of a noun, and what its moves need. */
interface SampleInput<S extends string, M extends string, I> {
  readonly begin: (line: MainLine, given: Given) => Promise<Ref>;
  /** Records that begin in a status to which no move leads. */
  readonly begins?: { readonly [K in S]?: (line: MainLine, given: Given) => Promise<Ref> };
  /** Its person is the one given: it follows a merge, and is erased with its person. */
  readonly ofSeeker?: true;
  /** The moves that end it, where its person cannot be erased before; from the status in which it begins. */
  readonly ends?: readonly M[];
  /** Inputs of the moves that take one. */
  readonly inputs?: { readonly [K in M & keyof I]: (line: MainLine) => I[K] };
  /** Coded reasons, where the first of the list does not fit. */
  readonly reasons?: { readonly [K in M]?: (from: S) => string };
  /** Moves that only the platform makes. */
  readonly bySystem?: readonly M[];
  /** The way to a status, where the shortest one does not do. */
  readonly ways?: { readonly [K in S]?: readonly M[] };
  /** Moves from a status that need more than a sample has, each with the reason: `from.move`. */
  readonly except?: Readonly<Partial<Record<`${S}.${M}`, string>>>;
  /** Who makes the moves: an officer of 岳塘区 by default. */
  readonly by?: Grant;
}

/** A sample as the suite walks it. */
export interface Sample {
  readonly bound: AnyBoundFlow;
  /** A record that stands in this status, or can be moved there. */
  readonly begin: (line: MainLine, given: Given, to?: string) => Promise<Ref>;
  readonly ofSeeker: boolean;
  readonly ends: readonly string[];
  readonly isBySystem: (move: string) => boolean;
  readonly except: Readonly<Partial<Record<string, string>>>;
  readonly by: Grant;
  /** The moves from one status to another. @throws Error where there is no way */
  readonly way: (from: string, to: string) => readonly string[];
  /** Makes a move, with all that it asks for. */
  readonly move: (ctx: WriteContext, line: MainLine, asked: AskedMove) => Promise<unknown>;
}

export interface AskedMove {
  readonly ref: Ref;
  readonly from: string;
  readonly move: string;
  /** Null where none was read. */
  readonly version: number | null;
  /** Leaves the reason out. */
  readonly mute?: true;
  readonly note?: string;
}

const OFFICER: Grant = { role: 'county_officer', region: '430304', siteId: null };

export function defineSample<S extends string, M extends string, O extends string, L, I, T extends keyof DB>({
  flow: bound,
  begin,
  inputs,
  reasons = {},
  begins = {},
  bySystem = [],
  ways = {},
  ...rest
}: { readonly flow: BoundFlow<S, M, O, L, I, T> } & SampleInput<NoInfer<S>, NoInfer<M>, NoInfer<I>>): Sample {
  const flow = bound.typed;
  const moveOf = (name: string): M => {
    const move = movesOf(flow).find((known) => known === name);
    if (move === undefined) throw new Error(`A ${flow.noun} has no move ${name}`);
    return move;
  };
  return {
    bound,
    begin: (line, given, to) =>
      ((to === undefined ? undefined : begins[statusIn(flow, to)]) ?? begin)(line, given),
    ofSeeker: rest.ofSeeker ?? false,
    ends: rest.ends ?? [],
    isBySystem: (move) => bySystem.some((known) => known === move),
    except: rest.except ?? {},
    by: rest.by ?? OFFICER,
    way: (from, to) => ways[statusIn(flow, to)] ?? shortestWay(bound, from, to),
    async move(ctx, line, { ref, from, move: name, version, mute, note }) {
      const move = moveOf(name);
      const make = inputs?.[move as M & keyof I];
      const request = {
        move,
        reason: mute === true ? '' : (reasons[move]?.(statusIn(flow, from)) ?? reasonOf(bound, move)),
        note: note ?? '',
        ...(make === undefined ? {} : { input: make(line) }),
      };
      // Moves that take an input have theirs in `inputs`, as its type demands.
      await transition(ctx, bound, ref, version, request as MoveRequest<I, M>);
    },
  };
}

function reasonOf({ flow }: AnyBoundFlow, move: string): string {
  const rule = flow.moves[move]?.reason ?? 'none';
  if (typeof rule !== 'string') return rule[0] ?? '';
  return rule === 'words' ? '点错了' : '';
}

function shortestWay({ flow, noun }: AnyBoundFlow, from: string, to: string): readonly string[] {
  const ways = new Map<string, readonly string[]>([[from, []]]);
  for (const [status, way] of ways) {
    if (status === to) return way;
    for (const [move, next] of Object.entries(flow.table[status] ?? {})) {
      if (next !== undefined && !ways.has(next)) ways.set(next, [...way, move]);
    }
  }
  throw new Error(`No moves lead a ${noun} from ${from} to ${to}`);
}
