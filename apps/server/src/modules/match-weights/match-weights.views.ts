import type { PolicyLine, PolicyRule, PolicyVersion } from '@yizhan/contract';
import { boundedPolicy, DEFAULT_POLICY, FEATURES, type MatchWeights } from '@yizhan/matching';
import { shortId } from '../../app/ids.ts';
import type { PolicyRow } from './match-weights.repository.ts';

/** The version shown while nobody has set anything. */
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
/** The engine's limits for too small and too large values. */
const LEAST = everyWeight(0);
const MOST = everyWeight(Number.MAX_SAFE_INTEGER);

/** Every weight that can be declared, with the engine's own bounds. */
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
    createdBy: row.created_by_name,
    activatedAt: row.activated_at?.toISOString() ?? null,
    activatedBy: row.activated_by_name,
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
