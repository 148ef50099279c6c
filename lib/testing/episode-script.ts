import type { SessionLog, Span } from "../core/episode/episode-log";
import type { ScoredMemory } from "../core/log/memory-events";
import { type Judgements, noJudgements } from "../core/reward/judge-by-gold";
import { computeReward, type Reward } from "../core/reward/reward";
import { type RewardVariantName, rewardVariants } from "../core/reward/variants";
import { SessionScript } from "./session-script";

/** Writes the logs of an episode by hand, for tests of what is computed from them: one session per context. */
export class EpisodeScript {
  private readonly scripts: SessionScript[] = [];
  private readonly stageStarts: { stage: 1 | 2 | 3; script: number; fromSequence: number }[] = [];
  private acts = 0;

  constructor(private readonly contextLimitTokens = 8_192) {
    this.reset();
  }

  private get script(): SessionScript {
    const last = this.scripts.at(-1);
    if (!last) throw new Error("An episode has at least one session.");
    return last;
  }

  /** A new, empty context: the memories stay. */
  reset(): this {
    this.scripts.push(new SessionScript({ contextLimitTokens: this.contextLimitTokens }));
    return this;
  }

  stage(stage: 1 | 2 | 3): this {
    const fromSequence = this.script.events.length + 1;
    this.stageStarts.push({ stage, script: this.scripts.length - 1, fromSequence });
    return this;
  }

  /** A message of the person. The script counts a token a character; `tokens` makes the message longer with spaces. */
  say(text: string, tokens = text.length): this {
    this.script.say(text.padEnd(tokens));
    return this;
  }

  /** One step in which the agent acts; `act` appends what came of the call. */
  private step(toolName: string, input: unknown, act: (base: ActFields) => void): this {
    this.script.startStep();
    this.acts += 1;
    const toolCallId = `call-${this.acts}`;
    this.script.finishStep({ text: "", toolCalls: [{ toolCallId, toolName, input }] });
    const result = this.script.newItem({ kind: "tool", toolCallId, toolName, text: "done" });
    act({ ...this.script.place("agent"), toolCallId, durationMs: 1, result });
    return this;
  }

  add(content: string, by: "agent" | "person" = "agent"): this {
    return this.step("Add_memory", { content }, (base) =>
      this.script.append({
        type: "memory-added",
        ...base,
        by,
        operation: "ADD",
        memoryId: `memory-${this.acts}`,
        version: 1,
        content,
        ...general,
      }),
    );
  }

  update(previousContent: string, content: string): this {
    return this.step("Update_memory", { content }, (base) =>
      this.script.append({
        type: "memory-updated",
        ...base,
        operation: "UPDATE",
        memoryId: "memory-1",
        version: 2,
        previousContent,
        content,
        ...general,
      }),
    );
  }

  delete(content: string): this {
    return this.step("Delete_memory", { confirmation: true }, (base) =>
      this.script.append({
        type: "memory-deleted",
        ...base,
        operation: "DELETE",
        memoryId: "memory-1",
        version: 1,
        content,
      }),
    );
  }

  /** A call that was refused: it changes nothing and earns nothing. */
  refused(toolName: "Update_memory" | "Delete_memory" | "Summary_context" | "Filter_context"): this {
    return this.step(toolName, {}, (base) =>
      this.script.append({
        type: "operation-rejected",
        ...base,
        operation: null,
        toolName,
        input: {},
        code: "UNKNOWN_ID",
        reason: "There is no such memory.",
      }),
    );
  }

  retrieve(query: string, contents: readonly string[]): this {
    return this.step("Retrieve_memory", { query }, (base) =>
      this.script.append({
        type: "memories-retrieved",
        ...base,
        result: { ...base.result, kind: "retrieved", text: contents.join("\n") },
        operation: "RETRIEVE",
        query,
        topK: 3,
        metadataFilter: null,
        hits: contents.map((content, index) => scored(`memory-${index}`, content)),
        alreadyInContext: [],
        nearMisses: [],
        searchedMemories: contents.length,
        embeddingModel: "test",
      }),
    );
  }

  summarize(tokensBefore: number, tokensAfter: number, text = "A summary."): this {
    return this.step("Summary_context", { span: "all" }, (base) => {
      const replaced = [...this.script.state.items.values()]
        .filter((item) => item.kind === "user" && item.fate.status === "live")
        .slice(0, -1);
      this.script.append({
        type: "context-summarized",
        ...base,
        operation: "SUMMARY",
        span: "all",
        replacedItemIds: replaced.map((item) => item.itemId),
        summary: this.script.newItem({ kind: "summary", text, tokens: tokensAfter }),
        tokensBefore,
        tokensAfter,
        model: { provider: "test", modelId: "scripted", label: "Scripted model" },
      });
    });
  }

  /** FILTER; takes out the oldest user messages, as many as asked for. */
  filter(count: number): this {
    return this.step("Filter_context", { criteria: "small talk" }, (base) => {
      const removed = [...this.script.state.items.values()]
        .filter((item) => item.kind === "user" && item.fate.status === "live")
        .slice(0, count)
        .map((item) => item.itemId);
      this.script.append({
        type: "context-filtered",
        ...base,
        operation: "FILTER",
        criteria: "small talk",
        threshold: 0.6,
        candidates: [],
        removedItemIds: removed,
        tokensFreed: 10 * removed.length,
        embeddingModel: "test",
      });
    });
  }

  /** The person takes back the agent's newest change of a memory. */
  undoLast(): this {
    const change = this.script.events.findLast((event) => event.type === "memory-updated");
    if (!change) throw new Error("There is no change to take back.");
    this.script.append({
      type: "memory-updated",
      ...this.script.place("person"),
      toolCallId: null,
      durationMs: 0,
      result: null,
      operation: "UPDATE",
      undoes: change.id,
      memoryId: "memory-1",
      version: 3,
      previousContent: "new",
      content: "old",
      ...general,
    });
    return this;
  }

  /** The app makes room because the agent had not. */
  trimmed(): this {
    this.script.append({
      type: "context-trimmed",
      ...this.script.place("app"),
      removed: [],
      tokensBefore: this.contextLimitTokens,
      tokensAfter: this.contextLimitTokens / 2,
      limitTokens: this.contextLimitTokens,
    });
    return this;
  }

  answer(text: string): this {
    this.script.answer(text, 5);
    return this;
  }

  /** The turn ends without an answer. */
  fail(): this {
    this.script.startStep();
    this.script.append({
      type: "turn-failed",
      ...this.script.place("app"),
      code: "MODEL_EMPTY",
      message: "The model returned nothing.",
    });
    return this;
  }

  logs(): readonly SessionLog[] {
    return this.scripts.map((script, index) => {
      const sessionId = `session-${index + 1}`;
      return {
        sessionId,
        events: script.events.map((event) => ({
          ...event,
          id: `${sessionId}-${event.id}`,
          sessionId,
          ...renamedUndo(event, sessionId),
        })),
      };
    });
  }

  spans(stage: 1 | 2 | 3): readonly Span[] {
    const logs = this.logs();
    return this.stageStarts.flatMap((start, index) => {
      if (start.stage !== stage) return [];
      const next = this.stageStarts[index + 1];
      const log = logs[start.script];
      if (!log) return [];
      const end = next?.script === start.script ? next.fromSequence - 1 : log.events.length;
      return [{ sessionId: log.sessionId, fromSequence: start.fromSequence, toSequence: end }];
    });
  }

  /** The reward of everything written so far; the newest turn answers the question. */
  reward({
    judgements = {},
    variant = "v2",
    maxRounds = 8,
  }: {
    readonly judgements?: Partial<Judgements>;
    readonly variant?: RewardVariantName;
    readonly maxRounds?: number;
  } = {}): Reward {
    const logs = this.logs();
    const asked = logs.at(-1)?.events.findLast((event) => event.type === "turn-started");
    return computeReward({
      logs,
      scope: [...this.spans(1), ...this.spans(2), ...this.spans(3)],
      storageScope: this.spans(1),
      answerTurn: asked?.turnId ? { sessionId: asked.sessionId, turnId: asked.turnId } : null,
      judgements: { ...noJudgements, ...judgements },
      variant: rewardVariants[variant],
      maxRounds,
    });
  }
}

interface ActFields {
  readonly by: "person" | "agent" | "app";
  readonly turnId: string | null;
  readonly step: number | null;
  readonly toolCallId: string;
  readonly durationMs: number;
  readonly result: ReturnType<SessionScript["newItem"]>;
}

const general = {
  memoryType: "general",
  metadata: {},
  origin: "said-by-person" as const,
  source: null,
};

function scored(memoryId: string, content: string): ScoredMemory {
  return {
    memoryId,
    version: 1,
    content,
    memoryType: "general",
    metadata: {},
    score: 1,
    meaning: 0.9,
    words: 0.5,
  };
}

function renamedUndo(event: object, sessionId: string): { undoes?: string } {
  return "undoes" in event && typeof event.undoes === "string"
    ? { undoes: `${sessionId}-${event.undoes}` }
    : {};
}
