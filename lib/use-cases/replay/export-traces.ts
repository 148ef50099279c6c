import { type AppError, describeError } from "@/lib/core/errors";
import { traceSpans } from "@/lib/core/replay/trace-spans";
import { err, type Result } from "@/lib/core/result";
import type { TraceExporter, TraceExportFailure } from "@/lib/ports/trace-exporter";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { readRecording } from "./read-recording";
import { describeEndpointProblem, traceEndpoint } from "./trace-endpoint";

/** The collector that the owner of the server configured; null when there is none. */
export interface ConfiguredCollector {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ExportTracesInput extends SessionScope {
  /** Address that the person typed; null uses the configured one. */
  readonly endpoint: string | null;
  readonly withContent: boolean;
}

/** Sends one session's spans to a collector. Headers, which may hold a key, go to the configured collector only. */
export async function exportTraces(
  deps: Dependencies,
  {
    exporter,
    collector,
  }: { readonly exporter: TraceExporter; readonly collector: ConfiguredCollector | null },
  { endpoint, withContent, ...scope }: ExportTracesInput,
): Promise<Result<{ readonly spans: number }, TraceExportFailure>> {
  const allowed = traceEndpoint(endpoint ?? collector?.endpoint ?? "", collector?.endpoint ?? null);
  if (!allowed.ok) return err({ reason: describeEndpointProblem(allowed.error) });
  const recording = await readRecording(deps, scope);
  if (!recording.ok) return err({ reason: describeError(recording.error satisfies AppError) });
  const headers = allowed.value === collector?.endpoint ? collector.headers : {};
  const spans = traceSpans(recording.value, { withContent });
  return exporter.send({ endpoint: allowed.value, headers, spans });
}
