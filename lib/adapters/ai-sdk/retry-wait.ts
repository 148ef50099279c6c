import { APICallError } from "ai";

/** How long to wait before the first new try where the provider says nothing, in milliseconds; doubled with each further one. */
const firstWaitMs = 2_000;

/** A provider that asks for more is reported at once by the guarded fetch; this only bounds what slips through, in milliseconds. */
const longestWaitMs = 60_000;

/** How long to wait before a request is sent again, in milliseconds: what the provider asks for, else longer each time. Null where trying again cannot help. */
export function retryWaitMs(error: unknown, failedAttempts: number): number | null {
  if (!APICallError.isInstance(error) || !error.isRetryable) return null;
  const asked = askedWaitMs(error.responseHeaders ?? {});
  return Math.min(asked ?? firstWaitMs * 2 ** (failedAttempts - 1), longestWaitMs);
}

function askedWaitMs(headers: Readonly<Record<string, string>>): number | null {
  const milliseconds = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds;
  const after = headers["retry-after"];
  if (after === undefined) return null;
  const seconds = Number(after);
  if (seconds >= 0) return seconds * 1_000;
  const until = Date.parse(after) - Date.now();
  return Number.isNaN(until) ? null : Math.max(0, until);
}
