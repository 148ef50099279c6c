// Sessions of any length for measuring: real events, folded by the real reducer, of one fixed shape.
import type { NewItem } from "@/lib/core/log/context-item";
import type { EventType, SessionEvent } from "@/lib/core/log/events";
import { applyEvent } from "@/lib/core/session/fold";
import { emptySession, liveItems, type SessionState } from "@/lib/core/session/session-state";
import { type EventFields, placedEvent } from "./events";

/** Items that stay in the context when the rest leaves: about what fits into the default budget of 8,192 tokens. */
const liveItemsWithinBudget = 120;

/** Items that one turn adds: message, tool call, result, answer. */
const itemsPerTurn = 4;
const tokensPerItem = 50;
const model = { provider: "bench", modelId: "scripted", label: "Scripted model" };
const usage = { inputTokens: 900, cachedInputTokens: 500, outputTokens: 60, reasoningTokens: null };

/** A session that is written event by event. */
export class LongSession {
  readonly events: SessionEvent[] = [];
  state: SessionState = emptySession;
  private itemNumber = 0;

  /** `withinBudget`: every fifth turn a FILTER takes the oldest items, so that only a budget's worth is live. */
  constructor(
    readonly items: number,
    private readonly withinBudget: boolean,
  ) {
    this.append("session-started", null, {
      settings: {
        ...emptySession.settings,
        contextLimitTokens: withinBudget ? 8_192 : items * tokensPerItem * 2,
      },
      toolTokens: 400,
      memoryPositionAtStart: 0,
      item: this.newItem({ kind: "system", author: "app" }),
    });
    for (let turn = 1; this.itemNumber + itemsPerTurn <= items; turn += 1) {
      for (const write of this.turn(`turn-${turn}`)) write();
      if (withinBudget && turn % 5 === 0) this.filterOldest();
    }
  }

  /** The events of one more turn, each written by its own call. */
  turn(turnId: string): readonly (() => SessionEvent)[] {
    const toolCall = {
      toolCallId: `call-${turnId}`,
      toolName: "Add_memory",
      input: { content: `Fact of ${turnId}` },
    };
    const message = this.newItem({ kind: "user", author: "person" });
    const call = this.newItem({ kind: "agent", text: "", toolCalls: [toolCall] });
    const { toolCallId, toolName } = toolCall;
    const result = this.newItem({
      kind: "tool",
      author: "app",
      toolCallId,
      toolName,
      callItemId: call.itemId,
    });
    const answer = this.newItem({ kind: "agent" });
    return [
      () =>
        this.append("turn-started", turnId, {
          by: "person",
          step: null,
          text: message.text,
          items: [message],
        }),
      () => this.startStep(turnId, 1),
      () => this.finishStep(turnId, 1, call),
      () => this.addMemory(turnId, result),
      () => this.startStep(turnId, 2),
      () => this.finishStep(turnId, 2, answer),
      () => this.append("turn-completed", turnId, { reason: "answered" }),
    ];
  }

  /** The oldest live items beyond half a budget's worth leave by FILTER. */
  filterOldest(count = Math.max(0, liveItems(this.state).length - liveItemsWithinBudget / 2)): SessionEvent {
    return this.append("context-filtered", null, {
      durationMs: 1,
      criteria: "old talk",
      threshold: 0.52,
      removedItemIds: [...this.oldest(count)],
      embeddingModel: "bench",
    });
  }

  summarizeOldest(count: number): SessionEvent {
    const replacedItemIds = [...this.oldest(count)];
    const summary = this.newItem({ kind: "summary" });
    return this.append("context-summarized", null, {
      durationMs: 1,
      span: "all",
      replacedItemIds,
      summary,
      model,
    });
  }

  restore(itemIds: readonly string[]): SessionEvent {
    return this.append("items-restored", null, { itemIds: [...itemIds] });
  }

  pin(itemId: string): SessionEvent {
    return this.append("item-protection-changed", null, { itemId, pinned: true, neverFilter: false });
  }

  private oldest(count: number): readonly string[] {
    return liveItems(this.state)
      .slice(1, 1 + count)
      .map((item) => item.itemId);
  }

  private startStep(turnId: string, step: number): SessionEvent {
    // With everything live, the prompts of ten thousand items would fill the memory with ids; the last one is what counts.
    const isRecorded = this.withinBudget || this.itemNumber + 2 * itemsPerTurn > this.items;
    const promptItemIds = isRecorded ? liveItems(this.state).map((item) => item.itemId) : [];
    const hashes = { messagesHash: "", stateHash: "" };
    const tokens = { countedTokens: this.state.liveTokens + this.state.toolTokens, sharedPrefixTokens: 0 };
    return this.append("step-started", turnId, { step, model, promptItemIds, ...hashes, ...tokens });
  }

  private finishStep(turnId: string, step: number, item: NewItem): SessionEvent {
    const timing = { firstTokenMs: 1, durationMs: 2 };
    const finishReason = item.toolCalls ? "tool-calls" : "stop";
    return this.append("step-finished", turnId, {
      by: "agent",
      step,
      item,
      reasoning: "",
      toolCalls: item.toolCalls ?? [],
      finishReason,
      usage,
      ...timing,
    });
  }

  private addMemory(turnId: string, result: NewItem): SessionEvent {
    return this.append("memory-added", turnId, {
      durationMs: 1,
      by: "agent",
      step: 1,
      result,
      memoryId: `memory-${turnId}`,
      version: 1,
      content: `Fact of ${turnId}`,
      memoryType: "general",
      metadata: {},
      origin: "inferred-by-agent",
      source: null,
      memoryPosition: this.events.length + 1,
    });
  }

  private newItem(fields: Partial<NewItem> & Pick<NewItem, "kind">): NewItem {
    this.itemNumber += 1;
    const text = `Item ${this.itemNumber}: the ferry leaves at nine, the prawns are fresh, and nobody knows who closed the window.`;
    return { author: "agent", text, ...fields, itemId: `item-${this.itemNumber}`, tokens: tokensPerItem };
  }

  private append<Type extends EventType>(
    type: Type,
    turnId: string | null,
    { memoryPosition = null, ...fields }: EventFields<Type> & { readonly memoryPosition?: number | null },
  ): SessionEvent {
    const sequence = this.events.length + 1;
    const at = new Date(Date.UTC(2026, 10, 22) + sequence * 1_000).toISOString();
    const place = { sessionId: "bench", sequence, memoryPosition };
    const placed = placedEvent(type, place, { at, turnId, ...fields } as unknown as EventFields<Type>);
    // As it comes from the log: parsed JSON, whose objects share their shape.
    const event = JSON.parse(JSON.stringify(placed)) as SessionEvent;
    this.events.push(event);
    this.state = applyEvent(this.state, event);
    return event;
  }
}
