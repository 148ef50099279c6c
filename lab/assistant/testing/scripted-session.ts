import type { LanguageModelV4 } from "@ai-sdk/provider";
import { generateText, jsonSchema, type ModelMessage, streamText, type ToolSet } from "ai";
import { cosine } from "@/lib/core/context/similarity";
import { summariseHeader } from "@/lib/core/context/summarise-prompt";
import {
  describeTools,
  type OperationName,
  operationOfTool,
  parseOperation,
} from "@/lib/core/log/operations";
import type { createFakeMemoryStore, Embed } from "./fake-memory-store";

/** One item of the scripted context: what the model reads, and which call it belongs to. */
interface Item {
  readonly kind: "person" | "agent" | "tool" | "summary" | "notice";
  readonly text: string;
  readonly message: ModelMessage;
  readonly turn: number;
  readonly memoryKeys: readonly string[];
}

/** One tool call of a turn, with its parsed result. */
export interface PlayedCall {
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
}

/** What a turn did. */
export interface PlayedTurn {
  readonly answer: string;
  readonly calls: readonly PlayedCall[];
  readonly operations: readonly OperationName[];
}

const mostSteps = 8;
const tools: ToolSet = Object.fromEntries(
  describeTools().map(({ name, description, inputSchema }) => [name, dynamicTool(description, inputSchema)]),
);

function dynamicTool(description: string, inputSchema: unknown): ToolSet[string] {
  return { description, inputSchema: jsonSchema(inputSchema ?? {}) };
}

/** Plays turns against the model exactly as the app does: one model call per step, the prompt projected anew before each. */
export function createScriptedSession(
  model: LanguageModelV4,
  store: ReturnType<typeof createFakeMemoryStore>,
  embed: Embed,
  filterThreshold: number,
) {
  let items: Item[] = [];
  let turn = 0;

  async function say(text: string): Promise<PlayedTurn> {
    turn += 1;
    items.push(plain("person", text, turn));
    const calls: PlayedCall[] = [];
    for (let step = 0; step < mostSteps; step += 1) {
      const result = streamText({
        model,
        system: "You manage your memory.",
        messages: items.map(({ message }) => message),
        tools,
      });
      const [answer, toolCalls] = [await result.text, await result.toolCalls];
      if (toolCalls.length === 0) {
        items.push(plain("agent", answer, turn));
        return { answer, calls, operations: calls.map(({ operation }) => operation) };
      }
      const calling: Item = {
        kind: "agent",
        text: JSON.stringify(toolCalls.map(({ toolName, input }) => ({ toolName, input }))),
        turn,
        memoryKeys: [],
        message: {
          role: "assistant",
          content: toolCalls.map(({ toolCallId, toolName, input }) => ({
            type: "tool-call",
            toolCallId,
            toolName,
            input,
          })),
        },
      };
      items.push(calling);
      for (const { toolCallId, toolName, input } of toolCalls) {
        const operation = operationOfTool(toolName);
        if (operation === null) throw new Error(`There is no tool ${toolName}.`);
        const { result: outcome, memoryKeys } = await run(operation, input, calling);
        const value = JSON.stringify(outcome);
        calls.push({ operation, input: input as PlayedCall["input"], result: outcome });
        items.push({
          kind: "tool",
          text: value,
          turn,
          memoryKeys,
          message: {
            role: "tool",
            content: [{ type: "tool-result", toolCallId, toolName, output: { type: "text", value } }],
          },
        });
      }
    }
    throw new Error(`The turn did not end within ${mostSteps} steps.`);
  }

  async function run(
    operation: OperationName,
    input: unknown,
    calling: Item,
  ): Promise<{ result: Record<string, unknown>; memoryKeys: readonly string[] }> {
    const parsed = parseOperation(operation, input);
    if (!parsed.ok) throw new Error(`${operation}: ${parsed.error}`);
    const done = parsed.value;
    const withoutMemories = (result: Record<string, unknown>) => ({ result, memoryKeys: [] });
    switch (done.operation) {
      case "RETRIEVE": {
        const hits = await store.search(
          done.input.query,
          done.input.top_k ?? 3,
          done.input.metadata_filter ?? {},
        );
        const present = new Set(items.flatMap(({ memoryKeys }) => memoryKeys));
        const fresh = hits.filter(({ memoryId, version }) => !present.has(`${memoryId}@${version}`));
        const known = hits.filter((hit) => !fresh.includes(hit));
        return {
          result: {
            retrieved: fresh.map(({ memoryId, content, memoryType, metadata, score, quote, at }) => ({
              memory_id: memoryId,
              content,
              memory_type: memoryType,
              metadata,
              score,
              ...(quote === null ? {} : { said: quote }),
              said_at: at.toISOString(),
            })),
            already_in_context: known.map(({ memoryId }) => ({ memory_id: memoryId })),
          },
          memoryKeys: fresh.map(({ memoryId, version }) => `${memoryId}@${version}`),
        };
      }
      case "ADD": {
        const refused = await store.refusalOf(done.input.content);
        if (refused)
          return withoutMemories({
            rejected: { code: refused.code, reason: refused.reason, memory_id: refused.memoryId },
          });
        const memoryId = store.seed(done.input.content, done.input.metadata ?? {}, currentMessage());
        return withoutMemories({ added: { memory_id: memoryId, content: done.input.content } });
      }
      case "UPDATE": {
        const old = store.memories.get(done.input.memory_id);
        if (!old)
          return withoutMemories({ rejected: { code: "UNKNOWN_ID", reason: "There is no such memory." } });
        store.change(old, done.input.content, done.input.metadata ?? {}, currentMessage());
        return withoutMemories({
          updated: {
            memory_id: old.memoryId,
            content: done.input.content,
            previous_content: old.content,
            version: old.version + 1,
          },
        });
      }
      case "DELETE": {
        const old = store.memories.get(done.input.memory_id);
        if (!old)
          return withoutMemories({ rejected: { code: "UNKNOWN_ID", reason: "There is no such memory." } });
        store.memories.delete(old.memoryId);
        return withoutMemories({ deleted: { memory_id: old.memoryId, content: old.content } });
      }
      case "SUMMARY":
        return withoutMemories(await summarise(done.input.span, calling));
      case "FILTER":
        return withoutMemories(await filter(done.input.criteria, calling));
    }
  }

  function currentMessage(): string {
    return items.findLast(({ kind }) => kind === "person")?.text ?? "";
  }

  async function summarise(span: string, calling: Item): Promise<Record<string, unknown>> {
    const free = items.filter((item) => !isProtected(item, calling));
    const chosen = span === "all" ? free : free.slice(-Number(span));
    if (chosen.length === 0)
      return { rejected: { code: "NOTHING_TO_SUMMARIZE", reason: "There is nothing." } };
    const authors = {
      person: "person",
      agent: "agent",
      tool: "tool",
      summary: "earlier summary",
      notice: "notice",
    } as const;
    const transcript = chosen.map((item) => `${authors[item.kind]}: ${item.text}`).join("\n");
    const { text } = await generateText({
      model,
      system: `${summariseHeader}\nSummarise.`,
      messages: [{ role: "user", content: transcript }],
    });
    const first = items.findIndex((item) => chosen.includes(item));
    const summary = plain("summary", `[Summary of ${chosen.length} items]\n${text}`, turn);
    items = items.flatMap((item, index) =>
      index === first ? [summary] : chosen.includes(item) ? [] : [item],
    );
    return {
      summarized: { items: chosen.length, tokens_before: transcript.length, tokens_after: text.length },
    };
  }

  async function filter(criteria: string, calling: Item): Promise<Record<string, unknown>> {
    const scores = await similarities(criteria);
    const removed = items.filter(
      (item, index) => !isProtected(item, calling) && (scores[index] ?? 0) >= filterThreshold,
    );
    items = items.filter((item) => !removed.includes(item));
    return {
      filtered: {
        items: removed.length,
        tokens_freed: removed.reduce((sum, { text }) => sum + Math.ceil(text.length / 4), 0),
      },
    };
  }

  async function similarities(criteria: string): Promise<readonly number[]> {
    const [wanted = [], ...vectors] = await embed([criteria, ...items.map(({ text }) => text)]);
    return vectors.map((vector) => cosine(wanted, vector));
  }

  function isProtected(item: Item, calling: Item): boolean {
    return (
      item === calling ||
      (item.turn === turn &&
        item.kind !== "summary" &&
        (item.kind === "person" || items.indexOf(item) > items.indexOf(calling)))
    );
  }

  return {
    say,
    similarities,
    items: () => items.map(({ kind, text, turn: number }) => ({ kind, text, turn: number })),
    /** Puts a notice of the app into the context. */
    notify: (text: string) => items.push(plain("notice", text, turn)),
  };
}

function plain(kind: Item["kind"], text: string, turn: number): Item {
  return {
    kind,
    text,
    turn,
    memoryKeys: [],
    message: kind === "agent" ? { role: "assistant", content: text } : { role: "user", content: text },
  };
}
