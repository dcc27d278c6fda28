import type { PolicyRule, PolicyWeights } from '@yizhan/contract';

/** Contents of the form's fields, by `keyOf`. */
export type Typed = Record<string, string>;
/** Each rule of a side as a share of the side, 0–1, by `keyOf`. */
export type Shares = ReadonlyMap<string, number>;

export const keyOf = ({ side, rule }: Pick<PolicyRule, 'side' | 'rule'>): string => `${side}.${rule}`;

/** A version made by another release may lack a rule: the default weight counts there. */
export const weightIn = (weights: PolicyWeights, { side, rule, default: own }: PolicyRule): number =>
  weights[side][rule] ?? own;

export function typedFrom(rules: readonly PolicyRule[], weightOf: (rule: PolicyRule) => number): Typed {
  return Object.fromEntries(rules.map((rule) => [keyOf(rule), String(weightOf(rule))]));
}

/** The typed weight, full-width digits of a Chinese keyboard included; undefined where it is not allowed. */
export function typedWeight(typed: Typed, rule: PolicyRule): number | undefined {
  const text = (typed[keyOf(rule)] ?? '').normalize('NFKC').trim();
  const weight = Number(text);
  return /^\d{1,4}$/.test(text) && weight >= rule.least && weight <= rule.most ? weight : undefined;
}

/** Only shares within a side count. A side with an invalid weight has none. */
export function sharesBy(
  rules: readonly PolicyRule[],
  weightOf: (rule: PolicyRule) => number | undefined,
): Shares {
  const shares = new Map<string, number>();
  for (const side of ['seeker', 'employer'] as const) {
    const own = rules.filter((rule) => rule.side === side);
    const weights = own.map(weightOf);
    const sum = weights.reduce<number>((total, weight) => total + (weight ?? Number.NaN), 0);
    if (!(sum > 0)) continue;
    own.forEach((rule, at) => shares.set(keyOf(rule), (weights[at] ?? 0) / sum));
  }
  return shares;
}

export interface Difference {
  readonly rule: PolicyRule;
  readonly old: number;
  readonly new: number;
  readonly oldShare: number;
  readonly newShare: number;
}

/** The changes that saving would make to the weights in use; invalid fields are omitted. */
export function differences(
  rules: readonly PolicyRule[],
  current: PolicyWeights,
  typed: Typed,
): Difference[] {
  const before = sharesBy(rules, (rule) => weightIn(current, rule));
  const after = sharesBy(rules, (rule) => typedWeight(typed, rule));
  return rules.flatMap((rule) => {
    const [old, changed, key] = [weightIn(current, rule), typedWeight(typed, rule), keyOf(rule)];
    if (changed === undefined || changed === old) return [];
    return [{ rule, old, new: changed, oldShare: before.get(key) ?? 0, newShare: after.get(key) ?? 0 }];
  });
}

/** The weights to declare, of every rule; undefined while any is invalid. */
export function declaredWeights(rules: readonly PolicyRule[], typed: Typed): PolicyWeights | undefined {
  const weights: PolicyWeights = { seeker: {}, employer: {} };
  for (const rule of rules) {
    const weight = typedWeight(typed, rule);
    if (weight === undefined) return undefined;
    weights[rule.side][rule.rule] = weight;
  }
  return weights;
}

/**
 * Another user declared something else meanwhile: typed values stay, untouched fields take the newer value. Otherwise
 * saving would silently revert the other's change.
 */
export function rebased(typed: Typed, before: Typed, now: Typed): Typed {
  return Object.fromEntries(
    Object.entries(now).map(([key, newer]) => {
      const text = typed[key] ?? newer;
      return [key, text === before[key] ? newer : text];
    }),
  );
}
