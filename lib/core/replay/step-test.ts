import { z } from "zod";
import { recordedPrompt } from "../context/recorded-prompt";
import type { PromptMessage } from "../context/render-prompt";
import { toolCallSchema } from "../log/context-item";
import type { SessionEvent } from "../log/events";
import { describeTools, type OperationName, operationNames, operationOfTool } from "../log/operations";
import { err, ok, type Result } from "../result";

const stepTestFormat = "agemem-step-test";
const stepTestVersion = 1;

const messageSchema = z.discriminatedUnion("role", [
  z.object({ role: z.literal("system"), content: z.string() }),
  z.object({ role: z.literal("user"), content: z.string() }),
  z.object({ role: z.literal("assistant"), content: z.string(), toolCalls: z.array(toolCallSchema) }),
  z.object({ role: z.literal("tool"), toolCallId: z.string(), toolName: z.string(), content: z.string() }),
]);

/** One operation that is expected of a model, with the memory it must be about when that matters. */
const expectedSchema = z.object({
  operation: z.enum(operationNames),
  /** UPDATE and DELETE: the memory that must be named; left out where any will do. */
  memoryId: z.string().optional(),
});
export type ExpectedOperation = z.infer<typeof expectedSchema>;

/** A frozen prompt and what a model should do with it. An empty list of operations expects a plain answer. */
export const stepTestSchema = z.object({
  format: z.literal(stepTestFormat),
  version: z.literal(stepTestVersion),
  name: z.string(),
  recordedAt: z.iso.datetime(),
  recordedModel: z.string(),
  messages: z.array(messageSchema).min(1),
  tools: z.array(z.object({ name: z.string(), description: z.string(), inputSchema: z.unknown() })),
  expected: z.array(expectedSchema),
});
export type StepTest = z.infer<typeof stepTestSchema>;

/**
 * Freezes the prompt of the step that started at this place of the log, with what the recorded model did as what is expected:
 * edit the file where it should have done something else. Null when no step started there.
 */
export function stepTestOf(events: readonly SessionEvent[], stepStartedSequence: number): StepTest | null {
  const prompt = recordedPrompt(events, stepStartedSequence);
  if (!prompt) return null;
  const { event } = prompt;
  const finished = events.find(
    (candidate) =>
      candidate.type === "step-finished" &&
      candidate.turnId === event.turnId &&
      candidate.step === event.step,
  );
  const calls = finished?.type === "step-finished" ? finished.toolCalls : [];
  return {
    format: stepTestFormat,
    version: stepTestVersion,
    name: `Turn ${turnNumberOf(events, event.turnId)}, step ${event.step ?? 0}`,
    recordedAt: event.at,
    recordedModel: event.model.modelId,
    messages: prompt.messages.map((message) => messageSchema.parse(message)),
    tools: [...describeTools()],
    expected: calls.flatMap((call) => expectedOf(call.toolName, call.input)),
  };
}

/** Reads a test file; the problem is a sentence. */
export function readStepTest(text: string): Result<StepTest, string> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return err("it is not complete JSON.");
  }
  const parsed = stepTestSchema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(`it is no step test at ${issue?.path.join(".") || "its beginning"}: ${issue?.message}.`);
}

/** The messages as a model's port takes them. */
export function messagesOf(test: StepTest): readonly PromptMessage[] {
  return test.messages;
}

/** What a call asks for, as far as a test compares it; nothing for a tool that does not exist. */
export function expectedOf(toolName: string, input: unknown): readonly ExpectedOperation[] {
  const operation: OperationName | null = operationOfTool(toolName);
  if (!operation) return [];
  const memoryId =
    typeof input === "object" && input !== null && "memory_id" in input ? input.memory_id : undefined;
  return [{ operation, ...(typeof memoryId === "string" && { memoryId }) }];
}

function turnNumberOf(events: readonly SessionEvent[], turnId: string | null): number {
  const starts = events.filter((event) => event.type === "turn-started");
  return starts.findIndex((event) => event.turnId === turnId) + 1;
}
