import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
} from "@ai-sdk/provider";
import { wrapLanguageModel } from "ai";
import { afterAll, describe, expect, test } from "vitest";
import { describeTools, operationInputs, operationOfTool } from "@/lib/core/log/operations";
import { createPaperProtocol } from "../paper-protocol/paper-protocol";
import { createLlamaEngine, type LlamaModelOptions } from "./llama-engine";
import { createLlamaLanguageModel } from "./llama-language-model";
import { createLocalFiles, testRuntimeFolder } from "./testing/local-files";

const files = createLocalFiles();
afterAll(files.remove);

const runtimeFolder = testRuntimeFolder();
const hello: LanguageModelV4Prompt = [
  { role: "system", content: "Be brief." },
  { role: "user", content: [{ type: "text", text: "Hello." }] },
];
const tools = describeTools().map(({ name, description, inputSchema }) => ({
  type: "function" as const,
  name,
  description,
  inputSchema: inputSchema as object,
}));

function modelOf(engine: ReturnType<typeof createLlamaEngine>, options: Partial<LlamaModelOptions> = {}) {
  return createLlamaLanguageModel(engine, {
    file: files.model,
    contextTokens: 4_096,
    modelId: "random.gguf",
    label: "Random",
    ...options,
  });
}

async function ask(model: ReturnType<typeof modelOf>, call: Partial<LanguageModelV4CallOptions> = {}) {
  const { stream } = await model.doStream({
    prompt: hello,
    seed: 1,
    temperature: 1,
    maxOutputTokens: 24,
    ...call,
  });
  const parts: LanguageModelV4StreamPart[] = [];
  for await (const part of stream) parts.push(part);
  const finish = parts.find((part) => part.type === "finish");
  return {
    parts,
    text: parts.map((part) => (part.type === "text-delta" ? part.delta : "")).join(""),
    calls: parts.filter((part) => part.type === "tool-call"),
    finishReason: finish?.finishReason.unified,
    usage: finish?.usage,
  };
}

/** What is wrong with the form of a call. Lengths are no matter of form: no grammar holds them, and they are refused where calls run. */
function problemsOf({ toolName, input }: { readonly toolName: string; readonly input: string }): string[] {
  const operation = operationOfTool(toolName);
  if (!operation) return [`${toolName} is no tool`];
  const issues = operationInputs[operation].safeParse(JSON.parse(input)).error?.issues ?? [];
  return issues
    .filter(({ code }) => code !== "too_big" && code !== "too_small")
    .map(({ message }) => message);
}

test("without the runtime, a sentence says what to do", async () => {
  const engine = createLlamaEngine({ runtimeFolder: files.folder });
  await expect(ask(modelOf(engine))).rejects.toMatchObject({
    problem: { code: "runtime-missing" },
    message: expect.stringContaining("Install it in Settings"),
  });
  await engine.close();
});

if (runtimeFolder) {
  const engine = createLlamaEngine({ runtimeFolder, threads: 1, gpu: false });
  afterAll(() => engine.close());

  describe("text", () => {
    test("comes in pieces, and the tokens are counted", async () => {
      const { parts, text, finishReason, usage } = await ask(modelOf(engine));
      expect(parts.map(({ type }) => type)).toEqual([
        "stream-start",
        "text-start",
        ...Array.from({ length: parts.length - 4 }, () => "text-delta"),
        "text-end",
        "finish",
      ]);
      expect(parts.length).toBeGreaterThan(6);
      expect(text).not.toBe("");
      expect(finishReason).toBe("length");
      expect(usage?.outputTokens.total).toBe(24);
      // One token per byte of the rendered prompt.
      expect(usage?.inputTokens.total).toBeGreaterThan("Be brief.Hello.".length);
    });

    test("is the same for the same seed, and another with a LoRA adapter", async () => {
      const plain = await ask(modelOf(engine), { temperature: 0 });
      const again = await ask(modelOf(engine), { temperature: 0 });
      const adapters = [{ file: files.adapter, scale: 1 }];
      const adapted = await ask(modelOf(engine, { adapters }), { temperature: 0 });
      expect(again.text).toBe(plain.text);
      expect(adapted.text).not.toBe(plain.text);
      expect((await ask(modelOf(engine), { temperature: 0 })).text).toBe(plain.text);
    });

    test("reads only what is new when a prompt begins like the one before", async () => {
      const first = await ask(modelOf(engine), { temperature: 0 });
      const longer: LanguageModelV4Prompt = [
        ...hello,
        { role: "assistant", content: [{ type: "text", text: "Hi." }] },
        { role: "user", content: [{ type: "text", text: "And now something else." }] },
      ];
      const second = await ask(modelOf(engine), { prompt: longer, temperature: 0 });
      const { total, cacheRead, noCache } = second.usage?.inputTokens ?? {};
      expect(cacheRead).toBeGreaterThanOrEqual((first.usage?.inputTokens.total ?? 0) - 2);
      expect(noCache).toBe((total ?? 0) - (cacheRead ?? 0));
      const fresh = await ask(modelOf(engine, { contextTokens: 2_048 }), { prompt: longer, temperature: 0 });
      expect(fresh.usage?.inputTokens.cacheRead).toBe(0);
      expect(fresh.text).toBe(second.text);
    });

    test("stops when the caller aborts, and the next call works", async () => {
      const abort = new AbortController();
      const { stream } = await modelOf(engine).doStream({
        prompt: hello,
        maxOutputTokens: 2_000,
        abortSignal: abort.signal,
      });
      const reader = stream.getReader();
      await reader.read();
      await reader.read();
      abort.abort(new Error("enough"));
      const drain = async () => {
        while (!(await reader.read()).done);
      };
      await expect(drain()).rejects.toThrow("enough");
      expect((await ask(modelOf(engine))).text).not.toBe("");
    });

    test("stops a call that waits behind another one, which goes on", async () => {
      const first = ask(modelOf(engine), { maxOutputTokens: 300 });
      const abort = new AbortController();
      const second = ask(modelOf(engine), { abortSignal: abort.signal });
      let isFirstOver = false;
      void first.then(() => {
        isFirstOver = true;
      });
      abort.abort(new Error("not needed"));
      await expect(second).rejects.toThrow("not needed");
      expect(isFirstOver).toBe(false);
      expect((await first).usage?.outputTokens.total).toBeGreaterThan(24);
    });

    test("two calls at once are answered one after the other", async () => {
      const both = await Promise.all([ask(modelOf(engine)), ask(modelOf(engine))]);
      expect(both.map(({ usage }) => usage?.outputTokens.total)).toEqual([24, 24]);
    });
  });

  describe("tool calls", () => {
    test("that are required have the form of a tool, whatever the weights are", async () => {
      const answers = [];
      for (const seed of [1, 2, 3])
        answers.push(
          await ask(modelOf(engine), {
            tools: tools.slice(2, 4),
            toolChoice: { type: "required" },
            seed,
            maxOutputTokens: 900,
            temperature: 0.4,
          }),
        );
      // Random weights may write a text without end; then no half call comes out.
      const finished = answers.filter(({ finishReason }) => finishReason === "tool-calls");
      expect(finished.length).toBeGreaterThan(0);
      for (const { text, calls, finishReason } of answers) {
        expect(text).toBe("");
        expect(calls.length > 0).toBe(finishReason === "tool-calls");
        for (const call of calls) expect(problemsOf(call)).toEqual([]);
      }
    });

    test("of one tool are of that tool", async () => {
      const flag = {
        type: "function" as const,
        name: "Set_flag",
        inputSchema: {
          type: "object" as const,
          properties: { on: { type: "boolean" as const }, level: { enum: ["low", "high"] } },
          required: ["on"],
        },
      };
      const { calls, finishReason } = await ask(modelOf(engine), {
        tools: [...tools, flag].slice(-2),
        toolChoice: { type: "tool", toolName: "Set_flag" },
        maxOutputTokens: 200,
      });
      expect(finishReason).toBe("tool-calls");
      expect(calls.map(({ toolName }) => toolName)).toEqual(["Set_flag"]);
      const input: unknown = JSON.parse(calls[0]?.input ?? "null");
      expect(input).toHaveProperty("on", expect.any(Boolean));
      expect(JSON.stringify(input)).not.toContain("null");
    });

    test("do not come when they are forbidden", async () => {
      const { calls, text } = await ask(modelOf(engine), { tools, toolChoice: { type: "none" } });
      expect(calls).toEqual([]);
      expect(text).not.toBe("");
    });

    test("of the past and their results are part of the prompt", async () => {
      const [plain, withCall] = [
        await ask(modelOf(engine)),
        await ask(modelOf(engine), { prompt: callHistory, tools: tools.slice(0, 1) }),
      ];
      expect(withCall.usage?.inputTokens.total).toBeGreaterThan(
        (plain.usage?.inputTokens.total ?? 0) + JSON.stringify(callHistory[2]).length / 4,
      );
    });
  });

  test("the paper's protocol is kept by grammar, whatever the weights are", async () => {
    const paper = wrapLanguageModel({ model: modelOf(engine), middleware: createPaperProtocol() });
    let wholeSteps = 0;
    for (const seed of [1, 2, 3, 4]) {
      const step = await ask(paper, { tools: tools.slice(2, 3), seed, maxOutputTokens: 1_200 });
      const note = step.parts.find((part) => part.type === "finish")?.providerMetadata?.agemem;
      expect(step.parts.some((part) => part.type === "reasoning-delta")).toBe(true);
      // Only a step that ran out of tokens may be malformed.
      if (note?.malformed)
        expect(note.malformed).toHaveProperty("reason", expect.stringContaining("cut off"));
      else {
        wholeSteps += 1;
        expect(step.calls.length > 0).toBe(step.text === "");
        for (const call of step.calls) expect(problemsOf(call)).toEqual([]);
      }
    }
    expect(wholeSteps).toBeGreaterThan(0);
  });

  describe("what cannot work", () => {
    test("a prompt longer than the context is refused before it is read", async () => {
      const prompt: LanguageModelV4Prompt = [
        { role: "user", content: [{ type: "text", text: "word ".repeat(900) }] },
      ];
      await expect(ask(modelOf(engine), { prompt })).rejects.toMatchObject({
        name: "ModelError",
        code: "model-context-too-long",
      });
    });

    test("a model too large for the machine is refused before it is loaded", async () => {
      const small = createLlamaEngine({ runtimeFolder, threads: 1, gpu: false, totalMemoryBytes: 400_000 });
      await expect(ask(modelOf(small))).rejects.toMatchObject({ problem: { code: "too-large" } });
      await small.close();
    });

    test.each(["cut", "other", "missing"] as const)(
      "a file that is %s is refused, and another model still works",
      async (name) => {
        await expect(ask(modelOf(engine, { file: files[name] }))).rejects.toThrow(/Resume|another/);
        expect((await ask(modelOf(engine))).text).not.toBe("");
      },
    );
  });
}

const callHistory: LanguageModelV4Prompt = [
  ...hello,
  {
    role: "assistant",
    content: [
      {
        type: "tool-call",
        toolCallId: "1",
        toolName: "Add_memory",
        input: { content: "Ada lives in Lisbon." },
      },
    ],
  },
  {
    role: "tool",
    content: [
      {
        type: "tool-result",
        toolCallId: "1",
        toolName: "Add_memory",
        output: { type: "text", value: '{"added":{"memory_id":"mem_1","content":"Ada lives in Lisbon."}}' },
      },
    ],
  },
];
