import type { CheckPrecision, HealthKind } from "../memory-care";

/** A check that is right less often than this is not shown. */
const fewestRight = 0.9;

/**
 * How often each check that judges is right, on stores and cases labeled by somebody who had not read its rules (lab/sets/health); null for the
 * checks that only count. A test measures them again.
 */
export const checkPrecision: Readonly<Record<HealthKind, CheckPrecision | null>> = {
  duplicate: { right: 2, found: 2 },
  "near-duplicate": { right: 5, found: 6 },
  contradiction: { right: 23, found: 23 },
  unsupported: { right: 19, found: 25 },
  echo: { right: 12, found: 13 },
  "never-retrieved": null,
  stale: null,
};

/** True for a check that may be shown. */
export function isTrusted(kind: HealthKind): boolean {
  const precision = checkPrecision[kind];
  return precision === null || precision.right >= fewestRight * precision.found;
}
