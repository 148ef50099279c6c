import type { TraceSpan } from "@/lib/core/replay/trace-span";
import type { Result } from "@/lib/core/result";

/** Why a collector did not take the spans, as a sentence for a person. */
export interface TraceExportFailure {
  readonly reason: string;
}

/** Sends spans to a collector. */
export interface TraceExporter {
  /** Sends everything, in batches; stops at the first batch that is not taken. Answers how many spans were sent. */
  send(request: {
    readonly endpoint: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly spans: readonly TraceSpan[];
  }): Promise<Result<{ readonly spans: number }, TraceExportFailure>>;
}
