import { summarizeHeader } from "@/lib/core/context/summarize-prompt";
import { readScene, readTrial } from "@/lib/core/episode/environment/sentences";
import { english } from "@/lib/core/episode/memops/phrases";
import {
  type ReadQuestion,
  type ReadStatement,
  readQuestion,
  readStatement,
} from "@/lib/core/episode/memops/read-sentences";
import { solve } from "@/lib/core/episode/memops/solve";
import { plainSentence } from "@/lib/core/episode/memops/wordings";
import { type OperationName, operationNames, toolNames } from "@/lib/core/log/operations";
import type { LanguageModel, ModelPart, ModelRequest } from "@/lib/ports/language-model";
import { type PolicyView, readContext } from "./read-context";

/** How many memories it asks for. */
const topK = 5;

type Call = { readonly operation: OperationName; readonly input: Readonly<Record<string, unknown>> };
type Step = Call | { readonly text: string };

/** How the policy appears to its reader. */
export interface ScriptedPolicyOptions {
  /** It writes as a policy is taught to: by the paper's protocol, each step with a thought of a few words. */
  readonly thinks?: boolean;
}

/**
 * A policy with a perfect understanding of MemOps' own sentences and of nothing else: what goes wrong with it goes wrong in memory, not in
 * language. It is an oracle for the operations, so its scores say what a design can do at best, never how good a model is. It sees the
 * prompt alone: no gold, no state between calls.
 */
export function createScriptedPolicy({ thinks = false }: ScriptedPolicyOptions = {}): LanguageModel {
  return {
    identity: { provider: "lab", modelId: "scripted-policy", label: "Scripted policy" },
    ...(thinks ? { path: "text-protocol-with-grammar" } : {}),
    async *stream(request) {
      request.signal.throwIfAborted();
      const step = nextStep(request);
      if (thinks && request.withTools) yield { type: "reasoning", delta: thoughtOf(step) };
      yield* partsOf(step, request);
    },
  };
}

/** Why the step is taken, in a few words that a small model can learn. */
function thoughtOf(step: Step): string {
  if ("operation" in step) return thoughts[step.operation];
  if (step.text === "I see." || step.text === "Noted.") return "Nothing is left to do.";
  return step.text === "I do not know." ? "Memory does not say it." : "I found it.";
}

const thoughts: Readonly<Record<OperationName, string>> = {
  RETRIEVE: "I look it up first.",
  ADD: "A new lasting fact.",
  UPDATE: "A known fact changed.",
  DELETE: "This no longer holds.",
  SUMMARY: "The context is nearly full.",
  FILTER: "This is beside the point.",
};

function nextStep({
  messages,
  withTools,
  operations = operationNames,
  requiredArgumentsOnly,
}: ModelRequest): Step {
  const view = readContext(messages);
  const offered = new Set<OperationName>(withTools ? operations : []);
  if (!withTools && isSummaryRequest(messages)) return { text: summaryOf(view.message) };
  // Where only required arguments are described, the policy keeps to them.
  const top = requiredArgumentsOnly ? {} : { top_k: topK };
  const done = (operation: OperationName) => view.called.includes(toolNames[operation]);
  if (view.isOverBudget && offered.has("SUMMARY") && !done("SUMMARY"))
    return { operation: "SUMMARY", input: { span: "all" } };
  const inWorld = actInWorld(view, offered);
  if (inWorld) return inWorld;
  const statement = readStatement(view.message);
  const question = statement ? null : readQuestion(view.message);
  if (!(statement || question)) return { text: "I see." };
  if (offered.has("RETRIEVE") && !done("RETRIEVE"))
    return { operation: "RETRIEVE", input: { query: plainSentence(view.message), ...top } };
  if (question) return answer(view, question, offered);
  return (statement && change(view, statement, offered)) ?? { text: "Noted." };
}

/** What to do with a message that speaks of a world of an environment, or null where it speaks of none. */
function actInWorld(view: PolicyView, offered: ReadonlySet<OperationName>): Step | null {
  const scene = readScene(view.message);
  if (scene) return act(view, scene, offered);
  return readTrial(view.message) ? keepTrial(view, offered) : null;
}

/** Does what worked on an earlier visit to the same world, one action after the other; without one in sight it asks memory for it. */
function act(
  { said, memories, called, message }: PolicyView,
  { world, step }: NonNullable<ReturnType<typeof readScene>>,
  offered: ReadonlySet<OperationName>,
): Step {
  const known = [...memories.map(({ content }) => content), ...said]
    .map(readTrial)
    .findLast((trial) => trial?.world === world);
  const action = known?.actions[step - 1];
  if (action !== undefined) return { text: `Action: ${action}` };
  const isAsked = called.includes(toolNames.RETRIEVE);
  return !known && !isAsked && offered.has("RETRIEVE")
    ? { operation: "RETRIEVE", input: { query: firstLine(message), top_k: topK } }
    : { text: "I do not know." };
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? text;
}

/** Keeps an earlier visit word for word. */
function keepTrial({ message, called }: PolicyView, offered: ReadonlySet<OperationName>): Step {
  return offered.has("ADD") && !called.includes(toolNames.ADD)
    ? { operation: "ADD", input: { content: message } }
    : { text: "Noted." };
}

/** The one change that a statement asks for, or null when it is made or none is needed. */
function change(
  { message, memories, called }: PolicyView,
  statement: ReadStatement,
  offered: ReadonlySet<OperationName>,
): Call | null {
  const changes = (["ADD", "UPDATE", "DELETE"] as const).map((operation) => toolNames[operation]);
  if (called.some((tool) => changes.some((name) => name === tool))) return null;
  const known = memories.findLast(({ content }) => {
    const held = readStatement(content);
    return held?.subject === statement.subject && held.attribute === statement.attribute;
  });
  const memory = known && { memory_id: known.memoryId };
  if (statement.value === null)
    return memory && offered.has("DELETE")
      ? { operation: "DELETE", input: { ...memory, confirmation: true } }
      : null;
  const content = plainSentence(message).replace(/^As I said, /, "");
  if (memory && readStatement(known.content)?.value === statement.value) return null;
  if (memory && offered.has("UPDATE")) return { operation: "UPDATE", input: { ...memory, content } };
  return offered.has("ADD") ? { operation: "ADD", input: { content } } : null;
}

/** Answers from what is in sight; asked of somebody whom only another fact names, it looks that person up first. */
function answer(
  { message, said, memories, called, found }: PolicyView,
  { holder, attribute }: ReadQuestion,
  offered: ReadonlySet<OperationName>,
): Step {
  const inSight = [...memories.map(({ content }) => content), ...said];
  const retrievals = called.filter((tool) => tool === toolNames.RETRIEVE).length;
  if (holder && offered.has("RETRIEVE") && retrievals === 1) {
    const named = found
      .map(({ content }) => readStatement(content))
      .find((fact) => fact?.attribute === holder.attribute && fact.value === holder.value);
    if (named)
      return {
        operation: "RETRIEVE",
        input: { query: english.ask(named.subject, attribute), top_k: topK },
      };
  }
  return { text: solve(inSight, message) ?? "I do not know." };
}

function isSummaryRequest(messages: ModelRequest["messages"]): boolean {
  return messages[0]?.role === "system" && messages[0].content.startsWith(summarizeHeader);
}

/** Every sentence of the person that says something lasting, as it was said. */
function summaryOf(transcript: string): string {
  const sentences = transcript.split("\n").map((line) => line.replace(/^(?:person|earlier summary): /, ""));
  return (
    sentences.filter((sentence) => readStatement(sentence) ?? readTrial(sentence)).join("\n") || "Small talk."
  );
}

function* partsOf(step: Step, { messages }: ModelRequest): Generator<ModelPart> {
  if ("text" in step) {
    yield { type: "text", delta: step.text };
    yield { type: "finished", finishReason: "stop", usage: null };
    return;
  }
  // Unique within a context: a call is never repeated at the same place of it.
  const toolCallId = `scripted-${messages.length}-${step.operation.toLowerCase()}-${countCalls(messages)}`;
  yield { type: "tool-call", toolCallId, toolName: toolNames[step.operation], input: step.input };
  yield { type: "finished", finishReason: "tool-calls", usage: null };
}

function countCalls(messages: ModelRequest["messages"]): number {
  return messages.filter((message) => message.role === "tool").length;
}
