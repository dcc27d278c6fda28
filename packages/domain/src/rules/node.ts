import { z } from 'zod';
import { RULE_TYPES, type RuleType, type StoredValue } from './values.ts';

export const COMPARISONS = ['<', '<=', '=', '!=', '>=', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A text in both languages. */
const Words = z.object({ 'zh-CN': z.string().max(300), en: z.string().max(300) });
type Words = z.infer<typeof Words>;

/** What an author says of a node: its words instead of the made ones, and the clause it rests on. */
interface Said {
  readonly text?: Words | undefined;
  readonly clause?: string | undefined;
}

/**
 * A condition or a computed value. `fact` is something known or not known of whom it is asked about, `param` a value of
 * a dated window, `part` another part of the same rule set, `today` the day as of which it is asked.
 */
export type RuleNode = Said &
  (
    | { readonly kind: 'constant'; readonly type: RuleType; readonly value: StoredValue }
    | { readonly kind: 'fact'; readonly fact: string }
    | { readonly kind: 'param'; readonly param: string }
    | { readonly kind: 'part'; readonly part: string }
    | { readonly kind: 'today' }
    | { readonly kind: 'not'; readonly of: RuleNode }
    | { readonly kind: 'and' | 'or' | 'min' | 'max' | 'sum'; readonly of: readonly RuleNode[] }
    | { readonly kind: 'compare'; readonly op: Comparison; readonly left: RuleNode; readonly right: RuleNode }
    | { readonly kind: 'in'; readonly of: RuleNode; readonly codes: readonly string[] }
    | {
        readonly kind: 'share';
        readonly of: RuleNode;
        readonly numerator: number;
        readonly denominator: number;
      }
    | { readonly kind: 'rate'; readonly count: RuleNode; readonly rate: RuleNode }
    | { readonly kind: 'months_between'; readonly from: RuleNode; readonly to: RuleNode }
    | { readonly kind: 'add_months'; readonly date: RuleNode; readonly months: RuleNode }
    | {
        readonly kind: 'when';
        readonly cases: readonly { readonly if: RuleNode; readonly then: RuleNode }[];
        readonly otherwise: RuleNode;
      }
  );

const said = { text: Words.optional(), clause: z.string().max(500).optional() };
const Name = z.string().regex(/^[a-z][a-z0-9_.]{0,79}$/);
const Code = z.string().min(1).max(80);
const child = z.lazy((): z.ZodType<RuleNode> => AnyNode);
const children = z.array(child).min(1).max(40);

const AnyNode: z.ZodType<RuleNode> = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('constant'),
      type: z.enum(RULE_TYPES),
      value: z.union([z.boolean(), z.number(), z.string().max(80), z.array(Code).max(80)]),
      ...said,
    }),
    z.strictObject({ kind: z.literal('fact'), fact: Name, ...said }),
    z.strictObject({ kind: z.literal('param'), param: Name, ...said }),
    z.strictObject({ kind: z.literal('part'), part: Name, ...said }),
    z.strictObject({ kind: z.literal('today'), ...said }),
    z.strictObject({ kind: z.literal('not'), of: child, ...said }),
    z.strictObject({ kind: z.enum(['and', 'or', 'min', 'max', 'sum']), of: children, ...said }),
    z.strictObject({
      kind: z.literal('compare'),
      op: z.enum(COMPARISONS),
      left: child,
      right: child,
      ...said,
    }),
    z.strictObject({ kind: z.literal('in'), of: child, codes: z.array(Code).min(1).max(80), ...said }),
    z.strictObject({
      kind: z.literal('share'),
      of: child,
      numerator: z.int().min(0).max(1_000_000),
      denominator: z.int().min(1).max(1_000_000),
      ...said,
    }),
    z.strictObject({ kind: z.literal('rate'), count: child, rate: child, ...said }),
    z.strictObject({ kind: z.literal('months_between'), from: child, to: child, ...said }),
    z.strictObject({ kind: z.literal('add_months'), date: child, months: child, ...said }),
    z.strictObject({
      kind: z.literal('when'),
      cases: z
        .array(z.strictObject({ if: child, then: child }))
        .min(1)
        .max(40),
      otherwise: child,
      ...said,
    }),
  ])
  .meta({ id: 'RuleNode' });

const DEEPEST = 24;

/** Nothing deeper than a person can read is looked at, so that no input exhausts the stack. */
function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth < 2 * DEEPEST && Object.values(value).every((inner) => isShallow(inner, depth + 1));
}

/** A condition from outside. */
export const RuleNode: z.ZodType<RuleNode> = z
  .custom<unknown>((value) => isShallow(value), { error: 'too deep' })
  .pipe(AnyNode);
