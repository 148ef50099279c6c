import type { TraceSpan } from "@/lib/core/replay/trace-span";
import { err, ok, type Result } from "@/lib/core/result";
import type { TraceExporter, TraceExportFailure } from "@/lib/ports/trace-exporter";
import { otlpTraces } from "./otlp-json";

/** Spans in one request: below the four megabytes that collectors take by default, also with texts. */
const batchSize = 200;

/** How long a collector may take for one request, in milliseconds. */
const timeoutMs = 10_000;

/** Sends spans as OTLP over HTTP with JSON. Redirects are not followed: only the address that was allowed is called, and no else. */
export function createOtlpHttpExporter(): TraceExporter {
  return {
    async send({ endpoint, headers, spans }) {
      for (let start = 0; start < spans.length; start += batchSize) {
        const failure = await sendBatch(endpoint, headers, spans.slice(start, start + batchSize));
        if (failure) return err(failure);
      }
      return ok({ spans: spans.length }) satisfies Result<{ spans: number }, TraceExportFailure>;
    },
  };
}

async function sendBatch(
  endpoint: string,
  headers: Readonly<Record<string, string>>,
  spans: readonly TraceSpan[],
): Promise<TraceExportFailure | null> {
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(otlpTraces(spans)),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    // Read and dropped: an answer left unread keeps its connection open.
    await response.body?.cancel();
    if (response.ok) return null;
    if (response.status >= 300 && response.status < 400)
      return {
        reason: "The collector answered with a redirect, which is not followed. Name its final address.",
      };
    return { reason: `The collector refused the spans (HTTP ${response.status}).` };
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError";
    return {
      reason: timedOut
        ? "The collector did not answer within ten seconds. Nothing was changed; try again."
        : "No collector answers at this address. Start it, or name another address.",
    };
  }
}
