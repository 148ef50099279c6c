import { toolResult } from "@/lib/core/context/tool-result";
import type { AppError } from "@/lib/core/errors";
import {
  type OperationName,
  operationNames,
  operationOfTool,
  parseOperation,
  toolNames,
} from "@/lib/core/log/operations";
import { studioProfile } from "@/lib/core/model/profile";
import { ok, type Result } from "@/lib/core/result";
import { cleanJson } from "@/lib/core/text/clean-text";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents, type Decision, findRepeated } from "../log/append-events";
import { newItem } from "../session/new-item";
import { addMemory, deleteMemory, updateMemory } from "./change-memory";
import { filterContext } from "./filter-context";
import { type OperationContext, type OperationRequest, rejected } from "./operation-request";
import { retrieveMemories } from "./retrieve-memories";
import { createSummarizer, type Summarizer, summarizeContext } from "./summarize-context";

/** An operation as it arrives from outside: a name and arguments nobody has checked. */
export interface UncheckedOperation extends Omit<OperationRequest, "operation"> {
  /** The name of the operation (from the person) or of the tool (from the model). */
  readonly name: string;
  readonly input: unknown;
}

/**
 * The only way to run one of the six operations, for the agent and for the person alike.
 * A refusal is an event too (`operation-rejected`), so the result is an error only when nothing could be written.
 * Repeating an `eventId` answers with the stored event and changes nothing.
 */
export async function applyOperation(
  deps: Dependencies,
  unchecked: UncheckedOperation,
): Promise<Result<Appended, AppError>> {
  const { ownerId, sessionId, eventId } = unchecked;
  // The agent's calls come from the loop of its turn, with new ids; a person's request may come twice.
  const repeated =
    unchecked.by === "agent" ? null : await findRepeated(deps, { ownerId, sessionId, eventId });
  if (repeated) return repeated;
  const applied = await applyNew(deps, unchecked);
  // Written meanwhile by the same request, after which this one came to another decision: what was done first is the answer.
  return !applied.ok && applied.error.code === "id-taken"
    ? ((await findRepeated(deps, { ownerId, sessionId, eventId })) ?? applied)
    : applied;
}

async function applyNew(
  deps: Dependencies,
  unchecked: UncheckedOperation,
): Promise<Result<Appended, AppError>> {
  const { ownerId, sessionId } = unchecked;
  const startedMs = deps.clock.now().getTime();
  const { name, input: rawInput, ...rest } = unchecked;
  const input = cleanJson(rawInput);
  const offered = rest.by === "agent" ? (deps.profile ?? studioProfile).operations : operationNames;
  const named = operationOfTool(name) ?? operationNamed(name);
  const operation = named && offered.includes(named) ? named : null;
  const context = { deps, request: rest, startedMs };
  const scope = {
    ...{ ownerId, sessionId },
    ...(unchecked.newSession ? { newSession: true } : {}),
    ...(unchecked.fence === undefined ? {} : { fence: unchecked.fence }),
  };
  if (!operation) {
    const known = offered.map((each) => toolNames[each]).join(", ") || "none";
    const rejection = {
      code: "UNKNOWN_TOOL",
      reason: `There is no tool named ${name}. The tools are: ${known}.`,
    } as const;
    return appendEvents(deps, scope, () =>
      ok(rejected(context, { operation: null, toolName: name, input }, rejection)),
    );
  }
  const parsed = parseOperation(operation, input);
  if (!parsed.ok) {
    const rejection = {
      code: "MALFORMED_ARGUMENTS",
      reason: `The arguments do not fit: ${parsed.error}.`,
    } as const;
    return appendEvents(deps, scope, () =>
      ok(rejected(context, { operation, toolName: toolNames[operation], input }, rejection)),
    );
  }
  const request: OperationRequest = { ...rest, operation: parsed.value };
  const summarize = createSummarizer(deps.languageModel);
  return appendEvents(deps, scope, async (state) =>
    ok(
      withLeftOut(
        deps,
        await decideOperation({ deps, request, state, startedMs }, summarize),
        parsed.leftOut,
      ),
    ),
  );
}

/** The call is done without the arguments that could not be used; the event and the result name them. */
function withLeftOut(deps: Dependencies, decision: Decision, leftOut: readonly string[]): Decision {
  if (leftOut.length === 0) return decision;
  const events = decision.events.map((event) => {
    if (!("result" in event)) return event;
    if (!event.result) return { ...event, leftOut: [...leftOut] };
    const text = toolResult.withLeftOut(event.result.text, leftOut);
    const { tokens } = newItem(deps, { ...event.result, text });
    return { ...event, leftOut: [...leftOut], result: { ...event.result, text, tokens } };
  });
  return { ...decision, events };
}

/** What one operation comes to on the state as it is: its event, or the event of its refusal. */
export function decideOperation(
  shared: Omit<OperationContext<OperationName>, "input">,
  summarize: Summarizer,
): Promise<Decision> {
  const { operation } = shared.request;
  switch (operation.operation) {
    case "ADD":
      return addMemory({ ...shared, input: operation.input });
    case "UPDATE":
      return updateMemory({ ...shared, input: operation.input });
    case "DELETE":
      return deleteMemory({ ...shared, input: operation.input });
    case "RETRIEVE":
      return retrieveMemories({ ...shared, input: operation.input });
    case "SUMMARY":
      return summarizeContext({ ...shared, input: operation.input }, summarize);
    case "FILTER":
      return filterContext({ ...shared, input: operation.input });
  }
}

function operationNamed(name: string): OperationName | null {
  return Object.hasOwn(toolNames, name) ? (name as OperationName) : null;
}
