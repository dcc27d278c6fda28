import type {
  PolicyLine,
  PolicyRule,
  PolicyVersion,
  QualityCell,
  QualityRate,
  QUALITY_MEASURES,
} from '@yizhan/contract';
import { EDUCATIONS, FEWEST_PEOPLE, FOUND_BY } from '@yizhan/contract';
import { PRIORITY_GROUPS } from '@yizhan/domain';
import { boundedPolicy, DEFAULT_POLICY, FEATURES, wilson, type MatchWeights } from '@yizhan/matching';
import { shortId } from '../../app/ids.ts';
import type { QualityCounts } from './figures.repository.ts';
import type { PolicyRow } from './policies.repository.ts';

/** What stands there while nobody has decided on anything. */
export const UNTOUCHED: PolicyVersion = {
  id: null,
  version: 0,
  source: 'default',
  weightsSource: 'default',
  state: 'active',
  weights: { seeker: { ...DEFAULT_POLICY.weights.seeker }, employer: { ...DEFAULT_POLICY.weights.employer } },
  groupBonus: { ...DEFAULT_POLICY.groupBonus },
  report: null,
  note: '',
  createdAt: null,
  createdBy: '',
  activatedAt: null,
  activatedBy: null,
  can: [],
};

function everyWeight(weight: number): MatchWeights {
  const weights: MatchWeights = { seeker: {}, employer: {} };
  for (const { side, rule } of FEATURES) weights[side][rule] = weight;
  return boundedPolicy({ weights }).weights;
}
/** What the engine makes of too little and of too much. */
const LEAST = everyWeight(0);
const MOST = everyWeight(Number.MAX_SAFE_INTEGER);

/** Every weight that can be declared, with the bounds that the engine itself sets. */
export const RULES: PolicyRule[] = FEATURES.map(({ side, rule }) => ({
  side,
  rule,
  default: DEFAULT_POLICY.weights[side][rule] ?? 0,
  least: LEAST[side][rule] ?? 0,
  most: MOST[side][rule] ?? 0,
}));

export function policyView(row: PolicyRow, mayGovern: boolean): PolicyVersion {
  const can: PolicyVersion['can'] = [];
  if (mayGovern && (row.state === 'proposed' || row.state === 'retired')) can.push('activate');
  if (mayGovern && row.state === 'proposed') can.push('reject');
  return {
    id: shortId(row.id),
    version: row.version,
    source: row.source,
    weightsSource: row.weights_source,
    state: row.state,
    weights: row.weights_source === 'default' ? UNTOUCHED.weights : inOrder(row.weights),
    groupBonus: row.group_bonus,
    report: row.report,
    note: row.note,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    activatedAt: row.activated_at?.toISOString() ?? null,
    activatedBy: row.activated_by,
    can,
  };
}

/** The database keeps no order of keys. */
function inOrder(weights: PolicyRow['weights']): PolicyVersion['weights'] {
  const ordered: PolicyVersion['weights'] = { seeker: {}, employer: {} };
  for (const { side, rule } of FEATURES) {
    const weight = weights[side][rule];
    if (weight !== undefined) ordered[side][rule] = weight;
  }
  return ordered;
}

export function policyLine(row: PolicyRow, mayGovern: boolean): PolicyLine {
  const { weights: _weights, groupBonus: _bonus, report, ...line } = policyView(row, mayGovern);
  return { ...line, result: report?.reason ?? null };
}

function rate(count: number, of: number): QualityRate {
  const share = wilson(count, of);
  if (share === null) return { state: 'none' };
  return of < FEWEST_PEOPLE ? { state: 'few' } : { state: 'shown', ...share };
}

function cell(
  foundBy: QualityCell['foundBy'],
  counts: QualityCounts | undefined,
  isHidden: boolean,
): QualityCell {
  const of = (measure: (typeof QUALITY_MEASURES)[number]): QualityRate => {
    if (counts === undefined) return { state: 'none' };
    return isHidden ? { state: 'few' } : rate(counts[measure], counts[`${measure}_known`]);
  };
  return {
    foundBy,
    started: isHidden ? null : (counts?.started ?? 0),
    rates: {
      accepted: of('accepted'),
      interviewed: of('interviewed'),
      hired: of('hired'),
      kept_30: of('kept_30'),
      kept_90: of('kept_90'),
    },
  };
}

/**
 * Rows of the table, with counts about fewer than five people hidden. Where that hides a single row of a column, the
 * next smallest is hidden too: the column's total would give the first away.
 */
export function qualityRows(counts: readonly QualityCounts[]): Array<{ key: string; cells: QualityCell[] }> {
  const keys = [...new Set(counts.map(({ key }) => key))].sort(
    (a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1),
  );
  const hidden = new Set(
    FOUND_BY.flatMap((foundBy) => hiddenOf(counts.filter((row) => row.found_by === foundBy))),
  );
  return keys.map((key) => ({
    key,
    cells: FOUND_BY.map((foundBy) => {
      const found = counts.find((row) => row.key === key && row.found_by === foundBy);
      return cell(foundBy, found, found !== undefined && hidden.has(found));
    }),
  }));
}

/** Groups and educations in their usual order, then what is none of them; divisions by code. */
const ORDER: readonly string[] = [...PRIORITY_GROUPS, ...EDUCATIONS];
function placeOf(key: string): number {
  const at = ORDER.indexOf(key);
  return at < 0 ? ORDER.length : at;
}

function hiddenOf(column: readonly QualityCounts[]): QualityCounts[] {
  const bySize = [...column].sort((a, b) => a.people - b.people || (a.key < b.key ? -1 : 1));
  const few = bySize.filter(({ people }) => people < FEWEST_PEOPLE);
  return few.length === 1 ? bySize.slice(0, 2) : few;
}
