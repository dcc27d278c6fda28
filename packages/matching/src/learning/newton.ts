/** Penalised logistic regression with bounds, small and exact: Newton steps, each solved by coordinate descent. */

/** One binary observation: `group` picks the intercept. */
export interface Example {
  x: Float64Array;
  group: number;
  y: 0 | 1;
  /** How many observations it counts for. */
  weight: number;
}

/** A normal prior on a coefficient, and the lowest value it may take. */
export interface Prior {
  mean: number;
  deviation: number;
  atLeast: number;
}

export interface Fit {
  /** Coefficients of `x`, then the intercepts of the groups. */
  coefficients: Float64Array;
  /** Their standard deviations from the curvature at the optimum, the prior included. */
  deviations: Float64Array;
}

const MOST_STEPS = 50;
const MOST_SWEEPS = 200;
const CLOSE = 1e-9;
const SHORTEST = 1e-6;

/** Natural logarithm of 1 + e^z without overflow. */
export function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

export function sigmoid(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

function linear(example: Example, beta: Float64Array): number {
  const { x, group } = example;
  let z = beta[x.length + group] ?? 0;
  for (let j = 0; j < x.length; j += 1) z += (x[j] ?? 0) * (beta[j] ?? 0);
  return z;
}

function objective(examples: readonly Example[], priors: readonly Prior[], beta: Float64Array): number {
  let sum = 0;
  for (const example of examples) {
    const z = linear(example, beta);
    sum += example.weight * (softplus(z) - (example.y === 1 ? z : 0));
  }
  priors.forEach(({ mean, deviation }, j) => {
    sum += ((beta[j] ?? 0) - mean) ** 2 / (2 * deviation ** 2);
  });
  return sum;
}

interface Curvature {
  gradient: Float64Array;
  /** Row by row. */
  hessian: Float64Array;
}

function curvature(examples: readonly Example[], priors: readonly Prior[], beta: Float64Array): Curvature {
  const size = priors.length;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  for (const example of examples) {
    const { x, group, y } = example;
    const p = sigmoid(linear(example, beta));
    const miss = example.weight * (p - y);
    const weight = example.weight * p * (1 - p);
    const at = x.length + group;
    for (let j = 0; j < x.length; j += 1) {
      const value = x[j] ?? 0;
      gradient[j] = (gradient[j] ?? 0) + miss * value;
      for (let k = j; k < x.length; k += 1) {
        hessian[j * size + k] = (hessian[j * size + k] ?? 0) + weight * value * (x[k] ?? 0);
      }
      hessian[j * size + at] = (hessian[j * size + at] ?? 0) + weight * value;
    }
    gradient[at] = (gradient[at] ?? 0) + miss;
    hessian[at * size + at] = (hessian[at * size + at] ?? 0) + weight;
  }
  priors.forEach(({ mean, deviation }, j) => {
    gradient[j] = (gradient[j] ?? 0) + ((beta[j] ?? 0) - mean) / deviation ** 2;
    hessian[j * size + j] = (hessian[j * size + j] ?? 0) + 1 / deviation ** 2;
    for (let k = 0; k < j; k += 1) hessian[j * size + k] = hessian[k * size + j] ?? 0;
  });
  return { gradient, hessian };
}

/** The step that minimises the quadratic model without leaving the bounds. */
function boundedStep({ gradient, hessian }: Curvature, beta: Float64Array, priors: readonly Prior[]) {
  const size = priors.length;
  const step = new Float64Array(size);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let moved = 0;
    for (let j = 0; j < size; j += 1) {
      let slope = gradient[j] ?? 0;
      for (let k = 0; k < size; k += 1) slope += (hessian[j * size + k] ?? 0) * (step[k] ?? 0);
      const wanted = (step[j] ?? 0) - slope / (hessian[j * size + j] ?? 1);
      const bounded = Math.max(wanted, (priors[j]?.atLeast ?? -Infinity) - (beta[j] ?? 0));
      moved = Math.max(moved, Math.abs(bounded - (step[j] ?? 0)));
      step[j] = bounded;
    }
    if (moved < CLOSE) break;
  }
  return step;
}

/**
 * The most probable coefficients. `priors` has one entry for every column of `x` and then one for every group; each
 * deviation must be positive, which makes the answer unique. The same examples in the same order give the same bits.
 */
export function fitLogistic(examples: readonly Example[], priors: readonly Prior[]): Fit {
  let beta: Float64Array = Float64Array.from(priors, ({ mean, atLeast }) => Math.max(mean, atLeast));
  let value = objective(examples, priors, beta);
  for (let round = 0; round < MOST_STEPS; round += 1) {
    const step = boundedStep(curvature(examples, priors, beta), beta, priors);
    const after = (share: number): Float64Array =>
      beta.map((b, j) => Math.max(b + share * (step[j] ?? 0), priors[j]?.atLeast ?? -Infinity));
    // A convex function: a short enough step along a descent direction always goes down.
    let share = 1;
    let next = after(share);
    let nextValue = objective(examples, priors, next);
    while (nextValue > value && share > SHORTEST) {
      share /= 2;
      next = after(share);
      nextValue = objective(examples, priors, next);
    }
    if (nextValue >= value) break;
    const gained = value - nextValue;
    beta = next;
    value = nextValue;
    if (gained < CLOSE * (1 + Math.abs(value))) break;
  }
  return {
    coefficients: beta,
    deviations: deviationsOf(curvature(examples, priors, beta).hessian, priors.length),
  };
}

/** Square roots of the diagonal of the inverse, by Cholesky. */
function deviationsOf(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (lower[j * size + j] ?? 1);
    }
  }
  const deviations = new Float64Array(size);
  for (let column = 0; column < size; column += 1) {
    // The column-th column of the inverse of `lower`; its squares sum to the diagonal entry of the inverse.
    const solved = new Float64Array(size);
    for (let i = column; i < size; i += 1) {
      let sum = i === column ? 1 : 0;
      for (let k = column; k < i; k += 1) sum -= (lower[i * size + k] ?? 0) * (solved[k] ?? 0);
      solved[i] = sum / (lower[i * size + i] ?? 1);
    }
    deviations[column] = Math.sqrt(solved.reduce((sum, value) => sum + value * value, 0));
  }
  return deviations;
}
