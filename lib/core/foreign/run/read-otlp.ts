import { z } from "zod";
import type { ForeignRun } from "./foreign-run";
import { deepest, unpacked } from "./traced-messages";
import { runOfTracedCalls, type TracedCall, tokensIn } from "./traced-run";

const attributeSchema = z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) });
const spanSchema = z.looseObject({
  traceId: z.string().catch(""),
  startTimeUnixNano: z.union([z.string(), z.number()]).nullish(),
  attributes: z.array(attributeSchema).catch([]),
});

const scopesSchema = z.array(z.looseObject({ spans: z.array(spanSchema).catch([]) })).catch([]);
const requestSchema = z.looseObject({
  resourceSpans: z.array(z.looseObject({ scopeSpans: scopesSchema })),
});

/** True for spans as OTLP writes them in JSON. */
export function isOtlp(value: unknown): boolean {
  return requestSchema.safeParse(value).success;
}

/** Operations of the GenAI conventions that are calls of a model. */
const modelCalls: ReadonlySet<unknown> = new Set(["chat", "text_completion", "generate_content"]);

/** Reads spans of the GenAI conventions of OpenTelemetry; parents do not matter, as a model call has everything that was sent. */
export function readOtlp(values: readonly unknown[]): ForeignRun {
  const spans = values.flatMap((value) => {
    const { data } = requestSchema.safeParse(value);
    return data?.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)) ?? [];
  });
  const calls = spans.flatMap((span) => {
    const attributes = new Map(span.attributes.map(({ key, value }) => [key, attributeValue(value)]));
    return modelCalls.has(attributes.get("gen_ai.operation.name")) ? [callOf(span, attributes)] : [];
  });
  return runOfTracedCalls("OpenTelemetry", calls, spans.length - calls.length);
}

function callOf(
  { traceId, startTimeUnixNano }: z.infer<typeof spanSchema>,
  attributes: ReadonlyMap<string, unknown>,
): TracedCall {
  const instructions = unpacked(attributes.get("gen_ai.system_instructions"));
  const messages = unpacked(attributes.get("gen_ai.input.messages"));
  const system = Array.isArray(instructions) ? [{ role: "system", parts: instructions }] : [];
  return {
    at: timeOf(startTimeUnixNano),
    traceId,
    modelId: String(attributes.get("gen_ai.response.model") ?? attributes.get("gen_ai.request.model") ?? ""),
    input: Array.isArray(messages) ? [...system, ...messages] : null,
    output: attributes.get("gen_ai.output.messages"),
    inputTokens: tokensIn(attributes.get("gen_ai.usage.input_tokens")),
    outputTokens: tokensIn(attributes.get("gen_ai.usage.output_tokens")),
  };
}

function timeOf(nanoseconds: string | number | null | undefined): string | null {
  const milliseconds = Number(nanoseconds ?? Number.NaN) / 1e6;
  const isTime = milliseconds > 0 && milliseconds < 8.64e15;
  return isTime ? new Date(milliseconds).toISOString() : null;
}

/** An attribute's value: a scalar, a list, or an object. */
function attributeValue(value: Readonly<Record<string, unknown>>, depth = 0): unknown {
  if (depth > deepest) return null;
  const [[kind, inner] = []] = Object.entries(value);
  if (kind !== "arrayValue" && kind !== "kvlistValue") return inner;
  const values = typeof inner === "object" && inner !== null && "values" in inner ? inner.values : null;
  if (!Array.isArray(values)) return null;
  if (kind === "arrayValue") return values.map((one) => attributeValue(one ?? {}, depth + 1));
  return Object.fromEntries(
    values.map((one) => [String(one?.key), attributeValue(one?.value ?? {}, depth + 1)]),
  );
}
