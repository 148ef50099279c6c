import process from "node:process";
import type { LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { describe, expect, it } from "vitest";
import { describeTools } from "@/lib/core/log/operations";
import { createOfflineAgent } from "./offline-agent";

const tools = describeTools().map(({ name, description }) => ({
  type: "function" as const,
  name,
  description,
  inputSchema: {},
}));
const options = (text: string): LanguageModelV4CallOptions => ({
  prompt: [{ role: "user", content: [{ type: "text", text }] }],
  tools,
});
const agent = createOfflineAgent({ today: () => new Date(2026, 10, 22, 12) });

async function partsOf(text: string): Promise<readonly LanguageModelV4StreamPart[]> {
  const { stream } = await agent.doStream(options(text));
  const parts: LanguageModelV4StreamPart[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

describe("the offline agent as a language model", () => {
  it("streams an answer in words that add up to the text it generates", async () => {
    const parts = await partsOf("What can you do?");
    const generated = await agent.doGenerate(options("What can you do?"));
    const text = parts.map((part) => (part.type === "text-delta" ? part.delta : "")).join("");
    expect(parts.map(({ type }) => type)).toEqual([
      "stream-start",
      "text-start",
      ...parts.filter(({ type }) => type === "text-delta").map(() => "text-delta"),
      "text-end",
      "finish",
    ]);
    expect(generated.content).toEqual([{ type: "text", text }]);
    expect(parts.at(-1)).toMatchObject({ type: "finish", finishReason: { unified: "stop" } });
    expect(generated.usage.inputTokens.total).toBeUndefined();
  });

  it("streams several tool calls, each with its arguments in pieces and an id of its own", async () => {
    const parts = await partsOf("I live in Oslo and I'm allergic to peanuts.");
    const calls = parts.filter((part) => part.type === "tool-call");
    expect(calls.length).toBeGreaterThan(1);
    expect(new Set(calls.map(({ toolCallId }) => toolCallId)).size).toBe(calls.length);
    for (const call of calls) {
      const input = parts
        .map((part) => (part.type === "tool-input-delta" && part.id === call.toolCallId ? part.delta : ""))
        .join("");
      expect(input).toBe(call.input);
      expect(call.toolName).toBe("Retrieve_memory");
    }
    expect(parts.at(-1)).toMatchObject({ type: "finish", finishReason: { unified: "tool-calls" } });
  });

  it("does the same for the same prompt", async () => {
    expect(await partsOf("I live in Oslo.")).toEqual(await partsOf("I live in Oslo."));
  });

  it("calls no tool that is not offered", async () => {
    for (const text of [
      "I live in Oslo.",
      "Where do I live?",
      "Forget my job.",
      "Summarize our conversation.",
      "Drop the football talk from our context.",
      "What do you know about me?",
      "It's Oslo, not Bergen",
    ]) {
      const { content } = await agent.doGenerate({ ...options(text), tools: [] });
      expect(content).toMatchObject([{ type: "text" }]);
    }
  });

  it("answers a pasted page in time, and reads what it begins with", async () => {
    const page = "The committee met again and nobody knew why. ".repeat(2_000);
    const before = process.cpuUsage();
    expect((await agent.doGenerate(options(page))).content).toMatchObject([{ type: "text" }]);
    expect((await agent.doGenerate(options(`I live in Oslo. ${page}`))).content[0]).toMatchObject({
      type: "tool-call",
    });
    // Processor time: the wall clock also measures what else the machine does.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(3_000);
  });

  it("stops when asked to", async () => {
    await expect(
      Promise.resolve(agent.doStream({ ...options("Hi"), abortSignal: AbortSignal.abort() })),
    ).rejects.toThrow();
  });
});
