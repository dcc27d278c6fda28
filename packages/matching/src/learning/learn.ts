/** Trains the weights, tests them on data held out from training, and decides whether they may be used. */
import type { MatchWeights } from '../types.ts';
import { wilson, Z95_ONE_SIDED, type Share } from './intervals.ts';
import {
  DEFAULT_BOUNDS,
  hasSignal,
  hideWeight,
  hireCurve,
  trainWeights,
  type TrainingBounds,
  type WeightChange,
} from './model.ts';
import { FEATURES, isHired, valueOf, type HideRow, type OutcomeRow } from './outcomes.ts';

/** Rows with similar predictions: what was predicted and what happened. */
export interface CalibrationBin {
  /** Mean predicted probability of a hire. */
  predicted: number;
  observed: Share;
}

/** Why the new weights are adopted, or the old ones kept. */
export const LEARNING_REASONS = ['better', 'not_better', 'unchanged', 'no_signal', 'too_few'] as const;
export type LearningReason = (typeof LEARNING_REASONS)[number];

export interface LearningReport {
  decision: 'adopt' | 'keep';
  reason: LearningReason;
  /** Placements examined. */
  rows: number;
  /** Of those, the ones whose outcome (hire or no hire) is known. */
  decided: number;
  hires: number;
  /** Hidden pairs that were learned from in addition to the placements, and the weight of one of them. */
  hides: { count: number; weight: number };
  /** The minimum for `decided`, and for the smaller of the counts of hires and non-hires. */
  needed: { decided: number; each: number };
  bounds: TrainingBounds;
  changes: WeightChange[];
  /**
   * Mean log-loss of predicted hires on held-out folds. `gain` is old minus new with its two-sided 90 % interval,
   * computed by person: an interval wholly above 0 is better than chance would be in 95 of 100 cases.
   */
  loss: { old: number; new: number; gain: number; low: number; high: number } | null;
  calibration: { old: CalibrationBin[]; new: CalibrationBin[] };
}

export interface LearningOptions {
  /** Pairs that a user hid from a list; they teach the weights and are never tested on. */
  hides?: readonly HideRow[];
  /** The last weights set by people; slopes are pulled towards them. */
  declared?: MatchWeights;
  bounds?: TrainingBounds;
  leastDecided?: number;
  leastEach?: number;
}

const FOLDS = 5;
/** Below these no held-out gain of a realistic size can be distinguished from chance (bench/learning). */
const LEAST_DECIDED = 200;
const LEAST_EACH = 30;
const MOST_BINS = 10;
const LEAST_PER_BIN = 20;
/** A certain prediction that fails would have an infinite loss. */
const SURE = 1e-6;

/**
 * Learns weights from outcomes and reports on them to the bureau. Pure and deterministic: neither the order of rows nor
 * the moment matters. The weights returned are the new ones only when the decision is to adopt.
 */
export function learnWeights(
  outcomes: readonly OutcomeRow[],
  current: MatchWeights,
  options: LearningOptions = {},
): { weights: MatchWeights; report: LearningReport } {
  const { declared = current, bounds = DEFAULT_BOUNDS } = options;
  const needed = {
    decided: options.leastDecided ?? LEAST_DECIDED,
    each: options.leastEach ?? LEAST_EACH,
  };
  const rows = inOneOrder(outcomes);
  const hides = inOneOrder((options.hides ?? []).map((hide) => ({ ...hide, reached: null, ended: true })));
  const known = rows.flatMap((row) => {
    const hired = isHired(row);
    return hired === null ? [] : [hired];
  });
  const hires = known.filter(Boolean).length;
  const base = {
    rows: rows.length,
    decided: known.length,
    hires,
    hides: { count: hides.length, weight: hideWeight(hides.length, rows.length) },
    needed,
    bounds,
  };
  const isEnough = known.length >= needed.decided && Math.min(hires, known.length - hires) >= needed.each;
  if (!isEnough) {
    return {
      weights: current,
      report: {
        ...base,
        decision: 'keep',
        reason: 'too_few',
        changes: [],
        loss: null,
        calibration: { old: [], new: [] },
      },
    };
  }
  const trained = trainWeights(rows, current, declared, bounds, hides);
  const tested = heldOut(rows, current, (some, fold) => {
    const others = hides.filter(({ unit }) => foldOf(unit) !== fold);
    return trainWeights(some, current, declared, bounds, others).weights;
  });
  const loss = lossOf(tested);
  const isChanged = trained.changes.some((change) => change.new !== change.old);
  const reason: LearningReason = !hasSignal(rows, current)
    ? 'no_signal'
    : !isChanged
      ? 'unchanged'
      : loss.low > 0
        ? 'better'
        : 'not_better';
  return {
    weights: reason === 'better' ? trained.weights : current,
    report: {
      ...base,
      decision: reason === 'better' ? 'adopt' : 'keep',
      reason,
      changes: trained.changes,
      loss,
      calibration: {
        old: calibrationOf(tested.map(({ hired, old, unit }) => ({ hired, unit, predicted: old }))),
        new: calibrationOf(tested.map(({ hired, new: predicted, unit }) => ({ hired, unit, predicted }))),
      },
    },
  };
}

/** Sums of floating point depend on their order, so rows are sorted by their content alone. */
function inOneOrder(rows: readonly OutcomeRow[]): OutcomeRow[] {
  const keyed = rows.map((row) => ({
    row,
    key: [
      row.unit,
      row.reached,
      row.ended,
      ...FEATURES.map((feature) => valueOf(row.features, feature)),
    ].join(),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}

/** FNV-1a with a final mix, so that units that differ in the last character land in different folds. */
function foldOf(unit: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < unit.length; at += 1) hash = Math.imul(hash ^ unit.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) % FOLDS;
}

interface Tested {
  readonly unit: string;
  readonly hired: boolean;
  readonly old: number;
  readonly new: number;
}

/** Predictions for every decided row by weights and curves trained without its person. */
function heldOut(
  rows: readonly OutcomeRow[],
  current: MatchWeights,
  train: (rows: readonly OutcomeRow[], fold: number) => MatchWeights,
): Tested[] {
  const tested: Tested[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const rest = rows.filter((row) => foldOf(row.unit) !== fold);
    const before = hireCurve(rest, current);
    const after = hireCurve(rest, train(rest, fold));
    for (const row of rows) {
      const hired = isHired(row);
      if (hired === null || foldOf(row.unit) !== fold) continue;
      tested.push({ unit: row.unit, hired, old: before(row), new: after(row) });
    }
  }
  return tested;
}

function logLoss(predicted: number, hired: boolean): number {
  const sure = Math.min(1 - SURE, Math.max(SURE, predicted));
  return -Math.log(hired ? sure : 1 - sure);
}

function lossOf(tested: readonly Tested[]): NonNullable<LearningReport['loss']> {
  let before = 0;
  let after = 0;
  const gains = new Map<string, number>();
  for (const row of tested) {
    const old = logLoss(row.old, row.hired);
    const next = logLoss(row.new, row.hired);
    before += old;
    after += next;
    gains.set(row.unit, (gains.get(row.unit) ?? 0) + old - next);
  }
  const count = tested.length;
  const gain = (before - after) / count;
  // Placements of one person are alike: noise is measured between persons, not between placements.
  const units = gains.size;
  const mean = (before - after) / units;
  let squares = 0;
  for (const value of gains.values()) squares += (value - mean) ** 2;
  const error = units < 2 ? Infinity : Math.sqrt((squares * units) / (units - 1)) / count;
  return {
    old: before / count,
    new: after / count,
    gain,
    low: gain - Z95_ONE_SIDED * error,
    high: gain + Z95_ONE_SIDED * error,
  };
}

/** Bins of equal size by prediction. */
function calibrationOf(rows: Array<{ predicted: number; hired: boolean; unit: string }>): CalibrationBin[] {
  const sorted = [...rows].sort(
    (a, b) => a.predicted - b.predicted || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0),
  );
  const bins = Math.max(1, Math.min(MOST_BINS, Math.floor(sorted.length / LEAST_PER_BIN)));
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * sorted.length) / bins);
    const some = sorted.slice(from, Math.floor(((bin + 1) * sorted.length) / bins));
    const observed = wilson(some.filter(({ hired }) => hired).length, some.length);
    const predicted = some.reduce((sum, row) => sum + row.predicted, 0) / some.length;
    return observed === null ? [] : [{ predicted, observed }];
  }).flat();
}
