import { seededRandom } from "../seeded-random";

/** An interval around an estimate, both ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The standard normal quantile of a two-sided 95 % interval. */
const z95 = 1.959963984540054;

/** Wilson's score interval (95 %) of a share: `successes` of `n`. Of nothing it is the whole range. */
export function wilsonInterval(successes: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = successes / n;
  const z2 = z95 * z95;
  const center = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, center - half), high: Math.min(1, center + half) };
}

/** A share of the one side minus that of the other, with its interval. */
export interface ShareDifference extends Interval {
  readonly difference: number;
}

/**
 * Newcombe's interval (95 %) of the difference of two independent shares, made of Wilson's of each: it stays within −1 and 1, also
 * with few runs and shares of 0 or 1.
 */
export function newcombeInterval(
  left: { readonly successes: number; readonly n: number },
  right: { readonly successes: number; readonly n: number },
): ShareDifference {
  if (left.n === 0 || right.n === 0) return { difference: 0, low: -1, high: 1 };
  const [p, q] = [left.successes / left.n, right.successes / right.n];
  const [ofLeft, ofRight] = [
    wilsonInterval(left.successes, left.n),
    wilsonInterval(right.successes, right.n),
  ];
  const difference = p - q;
  return {
    difference,
    low: difference - Math.hypot(p - ofLeft.low, ofRight.high - q),
    high: difference + Math.hypot(ofLeft.high - p, q - ofRight.low),
  };
}

/** A difference of means between two strategies on the same histories, with its interval. */
export interface PairedDifference extends Interval {
  readonly difference: number;
  /** Histories, the unit that is resampled: questions of one history are not independent. */
  readonly n: number;
}

/**
 * Percentile bootstrap (95 %) of the mean of `left − right` over histories. Each entry is one history's mean of both.
 * With fewer than two histories the interval is the estimate itself.
 */
export function pairedBootstrap(
  pairs: readonly (readonly [left: number, right: number])[],
  { seed, resamples = 10_000 }: { readonly seed: number; readonly resamples?: number },
): PairedDifference {
  const differences = pairs.map(([left, right]) => left - right);
  const difference = mean(differences);
  const n = differences.length;
  if (n < 2) return { difference, low: difference, high: difference, n };
  const { low, high } = percentileInterval(differences, seed, resamples);
  return { difference, low, high, n };
}

/** Percentile bootstrap (95 %) of a mean over histories. */
export function bootstrapMean(
  values: readonly number[],
  { seed, resamples = 10_000 }: { readonly seed: number; readonly resamples?: number },
): Interval & { readonly mean: number; readonly n: number } {
  const estimate = mean(values);
  if (values.length < 2) return { mean: estimate, low: estimate, high: estimate, n: values.length };
  return { mean: estimate, ...percentileInterval(values, seed, resamples), n: values.length };
}

function percentileInterval(values: readonly number[], seed: number, resamples: number): Interval {
  const random = seededRandom(seed);
  const means = new Float64Array(resamples);
  for (let draw = 0; draw < resamples; draw++) {
    let sum = 0;
    for (let index = 0; index < values.length; index++)
      sum += values[Math.floor(random() * values.length)] ?? 0;
    means[draw] = sum / values.length;
  }
  means.sort();
  const at = (share: number) => means[Math.min(resamples - 1, Math.floor(share * resamples))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

/** Exact two-sided McNemar test: `onlyLeft` and `onlyRight` count the pairs that only one side got right. Returns p. */
export function mcnemar(onlyLeft: number, onlyRight: number): number {
  const n = onlyLeft + onlyRight;
  if (n === 0) return 1;
  let tail = 0;
  for (let k = 0; k <= Math.min(onlyLeft, onlyRight); k++) tail += Math.exp(logChoose(n, k) - n * Math.LN2);
  return Math.min(1, 2 * tail);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log(n - k + i) - Math.log(i);
  return sum;
}

/** Most signs that are tried one by one; above it signs are drawn. */
const exactSigns = 16;

/**
 * Two-sided sign-flip permutation test of paired differences: p is the share of sign patterns whose mean is at least as far from 0.
 * Exact up to 16 pairs that differ, else drawn with the seed.
 */
export function signFlip(
  differences: readonly number[],
  { seed, draws = 10_000 }: { readonly seed: number; readonly draws?: number },
): number {
  const moved = differences.filter((difference) => difference !== 0);
  if (moved.length === 0) return 1;
  const observed = Math.abs(sum(moved)) - 1e-12;
  return moved.length <= exactSigns
    ? shareOfPatterns(moved, observed)
    : shareOfDraws(moved, observed, seededRandom(seed), draws);
}

function shareOfPatterns(differences: readonly number[], observed: number): number {
  const patterns = 2 ** differences.length;
  let extreme = 0;
  for (let pattern = 0; pattern < patterns; pattern++) {
    const flipped = differences.map((difference, index) =>
      (pattern >> index) & 1 ? -difference : difference,
    );
    if (Math.abs(sum(flipped)) >= observed) extreme += 1;
  }
  return extreme / patterns;
}

function shareOfDraws(
  differences: readonly number[],
  observed: number,
  random: () => number,
  draws: number,
): number {
  let extreme = 0;
  for (let draw = 0; draw < draws; draw++) {
    let total = 0;
    for (const difference of differences) total += random() < 0.5 ? -difference : difference;
    if (Math.abs(total) >= observed) extreme += 1;
  }
  return (extreme + 1) / (draws + 1);
}

/** Holm's correction: adjusted p values in the order given, each at most 1 and never smaller than one before it in rank. */
export function holm(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((left, right) => left.p - right.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let highest = 0;
  order.forEach(({ p, index }, rank) => {
    highest = Math.max(highest, Math.min(1, p * (pValues.length - rank)));
    adjusted[index] = highest;
  });
  return adjusted;
}

/**
 * The smallest difference of two shares that `n` pairs show with a power of 80 % at 5 % (McNemar, normal approximation),
 * when `discordant` of the pairs differ at all. Null where they are too few to show even that all of those differ in one direction.
 */
export function smallestDetectableDifference(n: number, discordant = 0.3): number | null {
  if (neededPairs(discordant, discordant) > n) return null;
  let low = 0;
  let high = discordant;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (neededPairs(middle, discordant) > n) low = middle;
    else high = middle;
  }
  return high;
}

function neededPairs(difference: number, discordant: number): number {
  const power80 = 0.8416212335729143;
  return (
    (z95 * Math.sqrt(discordant) + power80 * Math.sqrt(Math.max(0, discordant - difference ** 2))) ** 2 /
    difference ** 2
  );
}

/** The mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

/** The variance with n − 1 in the denominator; 0 of fewer than two values. */
export function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const center = mean(values);
  return sum(values.map((value) => (value - center) ** 2)) / (values.length - 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
