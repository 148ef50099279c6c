import type { SpanValue } from "../log/define-event";

/** One span, independent of how it is sent. Times are milliseconds since 1970. */
export interface TraceSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  /** `client` for calls that leave the process, `internal` for the rest. */
  readonly kind: "client" | "internal";
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: Readonly<Record<string, SpanValue>>;
  /** What went wrong, as `error.type` names it; null when nothing did. */
  readonly error: string | null;
}

export interface TraceOptions {
  /** Texts are sent only when this is true: the conventions make them an explicit choice. */
  readonly withContent: boolean;
}

/** What every span of one session shares. */
export interface SpanPlace {
  readonly traceId: string;
  readonly parentSpanId: string | null;
  readonly options: TraceOptions;
}
