import type { SpanValue } from "@/lib/core/log/define-event";
import type { TraceSpan } from "@/lib/core/replay/trace-span";

/** Numbers of OTLP's enumerations. */
const kinds = { internal: 1, client: 3 } as const;
const statusOk = 0;
const statusError = 2;

/** The body of one OTLP/HTTP request in its JSON encoding: ids as hexadecimal, 64-bit numbers as text. */
export function otlpTraces(spans: readonly TraceSpan[]): object {
  return {
    resourceSpans: [
      {
        resource: { attributes: attributesOf({ "service.name": "agemem-studio" }) },
        scopeSpans: [{ scope: { name: "agemem-studio", version: "1" }, spans: spans.map(otlpSpan) }],
      },
    ],
  };
}

function otlpSpan(span: TraceSpan): object {
  const { traceId, spanId, parentSpanId, name, error } = span;
  return {
    traceId,
    spanId,
    ...(parentSpanId !== null && { parentSpanId }),
    name,
    kind: kinds[span.kind],
    startTimeUnixNano: nanoseconds(span.startMs),
    endTimeUnixNano: nanoseconds(span.endMs),
    attributes: attributesOf(error === null ? span.attributes : { ...span.attributes, "error.type": error }),
    status: error === null ? { code: statusOk } : { code: statusError, message: error },
  };
}

function nanoseconds(milliseconds: number): string {
  return String(BigInt(Math.round(milliseconds * 1_000)) * 1_000n);
}

function attributesOf(attributes: Readonly<Record<string, SpanValue>>): readonly object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: otlpValue(value) }));
}

function otlpValue(value: SpanValue): object {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number")
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map((entry) => ({ stringValue: entry })) } };
}
