import type { ForkChanges } from "@/lib/core/branch/fork-request";
import { decideRemoval } from "@/lib/core/context/decide-removal";
import { decideRestore } from "@/lib/core/context/decide-restore";
import { openCallsOf } from "@/lib/core/context/open-calls";
import { showsMemory, textWithoutMemory } from "@/lib/core/context/without-memory";
import type { AppError } from "@/lib/core/errors";
import type { ContextItem } from "@/lib/core/log/context-item";
import { operationOfTool } from "@/lib/core/log/operations";
import { err, ok, type Result } from "@/lib/core/result";
import { liveItems, runningTurn } from "@/lib/core/session/session-state";
import { cleanText } from "@/lib/core/text/clean-text";
import type { Embedding } from "@/lib/ports/event-log";
import type { Dependencies } from "../dependencies";
import type { EventDraft } from "../log/event-draft";
import { addMemory, deleteMemory, updateMemory } from "../operation/change-memory";
import { rejected } from "../operation/operation-request";
import type { SessionScope } from "../scope";
import { newItem } from "../session/new-item";
import { skippedByPerson } from "../session/run-calls";

/** What the changes of a fork are decided with. `deps.memoryStore` must see what the branch will see. */
export interface ForkContext {
  readonly deps: Dependencies;
  /** The branch. */
  readonly scope: SessionScope;
  readonly draft: EventDraft;
  readonly embeddings: Map<string, Embedding>;
}

type Outcome = Result<null, AppError>;
const done: Outcome = ok(null);

/** Decides every change of a fork on the state it will have, in one draft: either all of them can be made or none is. */
export async function applyForkChanges(context: ForkContext, changes: ForkChanges): Promise<Outcome> {
  const steps: readonly (() => Outcome | Promise<Outcome>)[] = [
    () => changeSystemPrompt(context, changes.systemPrompt),
    () => chooseModel(context, changes.model),
    () => removeItems(context, changes.removeItemIds ?? []),
    () => restoreItems(context, changes.restoreItemIds ?? []),
    () => changeMemories(context, changes.memories ?? []),
    () => forgetMemories(context, changes.forgetMemoryIds ?? []),
    () => hideMemories(context, changes.hideMemoryIds ?? []),
    () => skipCalls(context, changes.skipToolCallIds ?? []),
  ];
  for (const step of steps) {
    const outcome = await step();
    if (!outcome.ok) return outcome;
  }
  return done;
}

function byPerson({ deps }: ForkContext) {
  const at = deps.clock.now().toISOString();
  return { id: deps.ids.newId(), at, by: "person", turnId: null, step: null } as const;
}

function changeSystemPrompt(context: ForkContext, text: string | undefined): Outcome {
  if (text === undefined) return done;
  const cleaned = cleanText(text);
  const prompt = liveItems(context.draft.state).find((item) => item.kind === "system");
  if (cleaned === null || !prompt) return err({ code: "unreadable-text" });
  replaceItem(context, prompt, cleaned);
  return done;
}

function replaceItem(context: ForkContext, item: ContextItem, text: string): void {
  const { kind, author, toolCalls, toolCallId, toolName, callItemId, memories } = item;
  const kept = {
    ...(toolCalls ? { toolCalls } : {}),
    ...(toolCallId === undefined ? {} : { toolCallId }),
    ...(toolName === undefined ? {} : { toolName }),
    ...(callItemId === undefined ? {} : { callItemId }),
    ...(memories ? { memories } : {}),
  };
  const replacement = newItem(context.deps, { kind, author, text, ...kept });
  context.draft.add({ ...byPerson(context), type: "item-replaced", itemId: item.itemId, item: replacement });
}

function chooseModel(context: ForkContext, model: ForkChanges["model"]): Outcome {
  if (model) context.draft.add({ ...byPerson(context), type: "model-chosen", ...model });
  return done;
}

function removeItems(context: ForkContext, itemIds: readonly string[]): Outcome {
  if (itemIds.length === 0) return done;
  const removal = decideRemoval(context.draft.state, itemIds);
  if (!removal.ok) return removal;
  const { tokens } = removal.value;
  context.draft.add({
    ...byPerson(context),
    type: "items-removed",
    itemIds: [...removal.value.itemIds],
    tokens,
  });
  return done;
}

function restoreItems(context: ForkContext, itemIds: readonly string[]): Outcome {
  if (itemIds.length === 0) return done;
  const restoration = decideRestore(context.draft.state, itemIds);
  if (!restoration.ok) return restoration;
  const { tokens, undoneSummaryItemId } = restoration.value;
  const fields = { itemIds: [...restoration.value.itemIds], tokens, undoneSummaryItemId };
  context.draft.add({ ...byPerson(context), type: "items-restored", ...fields });
  return done;
}

async function changeMemories(
  context: ForkContext,
  changes: NonNullable<ForkChanges["memories"]>,
): Promise<Outcome> {
  const { deps, scope, draft, embeddings } = context;
  for (const change of changes) {
    const request = {
      ...scope,
      by: "person",
      eventId: deps.ids.newId(),
      call: null,
      operation: change,
    } as const;
    const shared = { deps, request, state: draft.state, startedMs: deps.clock.now().getTime() };
    const decision =
      change.operation === "ADD"
        ? await addMemory({ ...shared, input: change.input })
        : change.operation === "UPDATE"
          ? await updateMemory({ ...shared, input: change.input })
          : await deleteMemory({ ...shared, input: change.input });
    for (const event of decision.events) {
      if (event.type === "operation-rejected") return err({ code: "fork-refused", reason: event.reason });
      draft.add(event);
    }
    for (const [eventId, embedding] of decision.embeddings ?? []) embeddings.set(eventId, embedding);
  }
  return done;
}

async function forgetMemories(context: ForkContext, memoryIds: readonly string[]): Promise<Outcome> {
  for (const memoryId of memoryIds) {
    const input = { memory_id: memoryId, confirmation: true };
    const deleted = await changeMemories(context, [{ operation: "DELETE", input }]);
    if (!deleted.ok) return deleted;
    hideMemories(context, [memoryId]);
  }
  return done;
}

function hideMemories(context: ForkContext, memoryIds: readonly string[]): Outcome {
  for (const memoryId of memoryIds)
    for (const item of liveItems(context.draft.state).filter((shown) => showsMemory(shown, memoryId))) {
      const memories = (item.memories ?? []).filter((memory) => memory.memoryId !== memoryId);
      replaceItem(context, { ...item, memories }, textWithoutMemory(item, memoryId));
    }
  return done;
}

function skipCalls({ deps, scope, draft }: ForkContext, toolCallIds: readonly string[]): Outcome {
  for (const toolCallId of toolCallIds) {
    const turn = runningTurn(draft.state);
    const step = turn?.steps.at(-1)?.step;
    const open = turn && openCallsOf(draft.state, turn);
    const skipped = open?.calls.find((call) => call.toolCallId === toolCallId);
    if (!turn || !open || !skipped || step === undefined)
      return err({ code: "fork-refused", reason: "this call does not wait to be run there." });
    const { toolName, input } = skipped;
    const call = { turnId: turn.turnId, step, toolCallId, toolName, callItemId: open.callItemId };
    const request = { ...scope, by: "agent", eventId: deps.ids.newId(), call } as const;
    const attempted = { operation: operationOfTool(toolName), toolName, input };
    const startedMs = deps.clock.now().getTime();
    for (const event of rejected({ deps, request, startedMs }, attempted, skippedByPerson).events)
      draft.add(event);
  }
  return done;
}
