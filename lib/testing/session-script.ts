import { promptHash } from "@/lib/core/context/prompt-hash";
import { renderPrompt } from "../core/context/render-prompt";
import type { NewItem } from "../core/log/context-item";
import type { SessionSettings } from "../core/log/event-envelope";
import { type EventType, isMemoryEvent, type SessionEvent } from "../core/log/events";
import { chainStart, linkEvents } from "../core/log/hash-chain";
import { applyEvent } from "../core/session/fold";
import { countedTokens, emptySession, liveItems, type SessionState } from "../core/session/session-state";
import { stateHash } from "../core/session/state-hash";
import { type EventFields, placedEvent } from "./events";

type ItemFields = Partial<NewItem> & Pick<NewItem, "kind">;

const model = { provider: "test", modelId: "scripted", label: "Scripted model" };

/** Writes a session's log by hand, for tests: each call appends real events, so the state is always a real fold. */
export class SessionScript {
  readonly events: SessionEvent[] = [];
  state: SessionState = emptySession;
  private itemNumber = 0;
  private turnId: string | null = null;
  private step: number | null = null;

  constructor(settings: Partial<SessionSettings> = {}) {
    this.append({
      type: "session-started",
      ...this.place("app"),
      settings: { ...emptySession.settings, ...settings },
      toolTokens: 100,
      item: this.newItem({ kind: "system", author: "app", text: "You manage your own memory.", tokens: 50 }),
    });
  }

  newItem(fields: ItemFields): NewItem {
    this.itemNumber += 1;
    return {
      itemId: `item-${this.itemNumber}`,
      author: "agent",
      text: `text ${this.itemNumber}`,
      tokens: 10,
      ...fields,
    };
  }

  /** What is left out has the least value that the event's schema allows. */
  append<Type extends EventType>({
    type,
    ...fields
  }: EventFields<Type> & { readonly type: Type }): SessionEvent {
    const sequence = this.events.length + 1;
    const at = new Date(Date.UTC(2026, 10, 22, 10, 0, sequence)).toISOString();
    const memoryPosition = isMemoryEvent({ type }) ? sequence : null;
    const complete = placedEvent(type, { sessionId: "session-1", sequence, memoryPosition }, {
      at,
      ...fields,
    } as unknown as EventFields<Type>);
    const [linked = complete] = linkEvents(this.events.at(-1)?.hash ?? chainStart, [complete]);
    this.events.push(linked);
    this.state = applyEvent(this.state, linked);
    return linked;
  }

  /** Starts a turn. More than one text makes the pieces of one long message. */
  say(...texts: readonly string[]): readonly NewItem[] {
    this.turnId = `turn-${this.state.turns.size + 1}`;
    this.step = null;
    const items = texts.map((text, index) =>
      this.newItem({
        kind: "user",
        author: "person",
        text,
        tokens: text.length,
        ...(texts.length > 1 && {
          part: { messageId: `message-of-${this.turnId}`, index, count: texts.length },
        }),
      }),
    );
    this.append({ type: "turn-started", ...this.place("person"), text: texts.join(""), items });
    return items;
  }

  startStep(reportedSharedTokens = 0): SessionEvent {
    this.step = (this.step ?? 0) + 1;
    return this.append({
      type: "step-started",
      ...this.place("app"),
      model,
      promptItemIds: liveItems(this.state).map((item) => item.itemId),
      messagesHash: promptHash(renderPrompt(this.state)),
      stateHash: stateHash(this.state),
      countedTokens: countedTokens(this.state),
      sharedPrefixTokens: reportedSharedTokens,
    });
  }

  finishStep(item: Partial<NewItem> = {}, reportedTokens: number | null = null): NewItem {
    const entered = this.newItem({ kind: "agent", ...item });
    this.append({
      type: "step-finished",
      ...this.place("agent"),
      item: entered,
      toolCalls: entered.toolCalls ?? [],
      finishReason: entered.toolCalls ? "tool-calls" : "stop",
      usage: {
        inputTokens: reportedTokens,
        cachedInputTokens: null,
        outputTokens: null,
        reasoningTokens: null,
      },
      firstTokenMs: 5,
      durationMs: 20,
    });
    return entered;
  }

  /** A step in which the agent calls one tool, and the call's result. */
  callTool(call: Partial<NewItem> = {}, result: Partial<NewItem> = {}): { call: NewItem; result: NewItem } {
    this.startStep();
    const toolCallId = `call-${this.events.length}`;
    const agentItem = this.finishStep({
      text: "",
      toolCalls: [{ toolCallId, toolName: "Add_memory", input: {} }],
      ...call,
    });
    const resultItem = this.newItem({
      kind: "tool",
      toolCallId,
      toolName: "Add_memory",
      callItemId: agentItem.itemId,
      ...result,
    });
    this.append({
      type: "memory-added",
      ...this.place("agent"),
      toolCallId,
      durationMs: 3,
      result: resultItem,
      memoryId: `memory-${this.events.length}`,
      content: "A fact.",
      memoryType: "general",
      origin: "said-by-person",
    });
    return { call: agentItem, result: resultItem };
  }

  answer(text: string, tokens = text.length): NewItem {
    this.startStep();
    const item = this.finishStep({ text, tokens });
    this.append({ type: "turn-completed", ...this.place("app"), reason: "answered" });
    this.turnId = null;
    this.step = null;
    return item;
  }

  summarize(replacedItemIds: readonly string[], text: string, tokens = text.length): NewItem {
    const summary = this.newItem({ kind: "summary", text, tokens });
    this.append({
      type: "context-summarized",
      ...this.place("person"),
      durationMs: 1,
      span: "all",
      replacedItemIds: [...replacedItemIds],
      summary,
      tokensAfter: tokens,
      model,
    });
    return summary;
  }

  filter(removedItemIds: readonly string[], criteria = "football"): SessionEvent {
    return this.append({
      type: "context-filtered",
      ...this.place("person"),
      durationMs: 1,
      criteria,
      threshold: 0.6,
      candidates: removedItemIds.map((itemId) => ({
        itemId,
        score: 0.8,
        bestPassageScore: 0.8,
        outcome: "removed" as const,
        protection: null,
      })),
      removedItemIds: [...removedItemIds],
      tokensFreed: 0,
      embeddingModel: "test",
    });
  }

  restore(itemIds: readonly string[], undoneSummaryItemId: string | null = null): SessionEvent {
    return this.append({
      type: "items-restored",
      ...this.place("person"),
      itemIds: [...itemIds],
      tokens: 0,
      undoneSummaryItemId,
    });
  }

  protect(itemId: string, pinned: boolean, neverFilter = false): SessionEvent {
    return this.append({
      type: "item-protection-changed",
      ...this.place("person"),
      itemId,
      pinned,
      neverFilter,
    });
  }

  place(by: "person" | "agent" | "app") {
    return { by, turnId: this.turnId, step: this.step };
  }
}
