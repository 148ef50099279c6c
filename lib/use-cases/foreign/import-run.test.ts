import { describe, expect, test } from "vitest";
import { stateBefore } from "@/lib/core/context/recorded-prompt";
import { verifyReplay } from "@/lib/core/replay/verify";
import { liveItems } from "@/lib/core/session/session-state";
import { createStudio } from "@/lib/testing/studio";
import { importRun } from "./import-run";

const scope = { ownerId: "mara", sessionId: "imported-1" };

/** Imports a file; the texts of each step's prompt, as the replay shows them. */
async function take(text: string) {
  const { deps } = createStudio([]);
  const imported = await importRun(deps, { ...scope, text });
  if (!imported.ok) throw new Error("reason" in imported.error ? imported.error.reason : imported.error.code);
  const events = await deps.eventLog.read(scope);
  expect(verifyReplay(events)).toMatchObject({ outcome: "intact" });
  const prompts = events
    .filter((event) => event.type === "step-started")
    .map((event) => liveItems(stateBefore(events, event)).map(({ kind, text: said }) => `${kind}: ${said}`));
  const state = await deps.sessionReader.read(scope);
  return {
    ...imported.value,
    prompts,
    events,
    fates: [...state.order.items()].map(({ text: said, fate }) => [said, fate.status]),
  };
}

const lines = (...values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");

describe("a transcript of Claude Code", () => {
  const at = "2026-11-30T10:00:00.000Z";
  const base = { sessionId: "s", timestamp: at, version: "2.1.0", isSidechain: false };
  const said = (id: string, ...content: readonly unknown[]) => ({
    ...base,
    type: "assistant",
    message: {
      id,
      role: "assistant",
      model: "claude-x",
      content,
      usage: { input_tokens: 9, output_tokens: 3 },
    },
  });
  const asked = (content: unknown, more: object = {}) => ({
    ...base,
    type: "user",
    message: { role: "user", content },
    ...more,
  });

  test("becomes steps with their contexts; a compaction shows what it folded, and sub-agents are named as left out", async () => {
    const run = await take(
      lines(
        { type: "summary", summary: "A title", leafUuid: "x", sessionId: "s" },
        asked("Fix the parser."),
        said("m1", { type: "text", text: "I look." }),
        said("m1", { type: "tool_use", id: "t1", name: "Read", input: { path: "a.ts" } }),
        asked([{ type: "tool_result", tool_use_id: "t1", content: "export {}" }]),
        { ...said("side", { type: "text", text: "Aside." }), isSidechain: true },
        said("m2", { type: "text", text: "Fixed." }),
        { ...base, type: "system", subtype: "compact_boundary", content: "Conversation compacted" },
        asked("This session is being continued from a previous conversation. The parser was fixed.", {
          isCompactSummary: true,
        }),
        asked("Now the tests."),
        said("m3", { type: "text", text: "They pass." }),
        "{ cut off",
      ).replace('"{ cut off"', "{ cut off"),
    );
    expect(run).toMatchObject({ source: "Claude Code" });
    expect(run.prompts).toEqual([
      ["user: Fix the parser."],
      ["user: Fix the parser.", "agent: I look.", "tool: export {}"],
      [
        "summary: This session is being continued from a previous conversation. The parser was fixed.",
        "user: Now the tests.",
      ],
    ]);
    expect(run.fates.filter(([, fate]) => fate === "summarized").map(([text]) => text)).toEqual([
      "Fix the parser.",
      "I look.",
      "export {}",
      "Fixed.",
    ]);
    expect(run.missing.join(" ")).toMatch(/system prompt.*1 lines of sub-agents.*1 lines are no JSON/);
    const origin = run.events.at(-1);
    expect(origin).toMatchObject({ type: "session-forked", reason: "import", sandbox: true });
    expect(run.events.find(({ type }) => type === "step-finished")).toMatchObject({
      at,
      usage: { inputTokens: 9, outputTokens: 3 },
    });
  });
});

describe("a rollout of Codex", () => {
  const line = (type: string, payload: object) => ({ timestamp: "2026-11-30T10:00:00.000Z", type, payload });
  const item = (payload: object) => line("response_item", payload);
  const message = (role: string, text: string) => ({
    type: "message",
    role,
    content: [{ type: "input_text", text }],
  });

  test("has its instructions, calls and usage, and what a compaction put in the place of the rest", async () => {
    const run = await take(
      lines(
        line("session_meta", { id: "x", cli_version: "0.42", instructions: "You are Codex." }),
        line("turn_context", { model: "gpt-5-codex" }),
        item(message("user", "List the files.")),
        item({ type: "reasoning", summary: [] }),
        item({ type: "function_call", call_id: "c1", name: "shell", arguments: '{"command":["ls"]}' }),
        item({ type: "function_call_output", call_id: "c1", output: "a.ts b.ts" }),
        item(message("assistant", "There are two.")),
        line("event_msg", {
          type: "token_count",
          info: { last_token_usage: { input_tokens: 40, output_tokens: 5 } },
        }),
        line("compacted", {
          message: "Summary: two files.",
          replacement_history: [message("user", "Summary: two files.")],
        }),
        item(message("user", "And now?")),
        item(message("assistant", "Still two.")),
      ),
    );
    expect(run.prompts).toEqual([
      ["system: You are Codex.", "user: List the files."],
      ["system: You are Codex.", "user: List the files.", "agent: ", "tool: a.ts b.ts"],
      ["system: You are Codex.", "summary: Summary: two files.", "user: And now?"],
    ]);
    expect(run.events.filter(({ type }) => type === "step-finished")[1]).toMatchObject({
      usage: { inputTokens: 40 },
    });
  });
});

describe("lists of messages", () => {
  test("in OpenAI's form, alone or inside an object", async () => {
    const messages = [
      { role: "system", content: "Be short." },
      { role: "user", content: "Hi." },
      { role: "assistant", content: "Hello." },
      {
        role: "user",
        content: [
          { type: "text", text: "See." },
          { type: "image_url", image_url: { url: "data:" } },
        ],
      },
      { role: "assistant", content: "I see." },
    ];
    for (const text of [
      JSON.stringify(messages),
      JSON.stringify({ model: "m", messages }),
      lines(...messages),
    ]) {
      const run = await take(text);
      expect(run.prompts[1]?.at(-1)).toBe("user: See.\n[image url: not recorded]");
      expect(run.prompts).toHaveLength(2);
    }
  });

  test("of the AI SDK, each step of an answer one model call", async () => {
    const run = await take(
      JSON.stringify([
        { id: "1", role: "user", parts: [{ type: "text", text: "Weather?" }] },
        {
          id: "2",
          role: "assistant",
          parts: [
            { type: "step-start" },
            {
              type: "tool-weather",
              toolCallId: "c",
              state: "output-available",
              input: { city: "Porto" },
              output: { sky: "clear" },
            },
            { type: "step-start" },
            { type: "text", text: "Clear." },
          ],
        },
      ]),
    );
    expect(run.prompts).toEqual([["user: Weather?"], ["user: Weather?", "agent: ", 'tool: {"sky":"clear"}']]);
  });

  test.each(["", "{}", "[]", "not json", '{"format":"agemem-session"}', '[{"role":"user","content":"Hi."}]'])(
    "%s is refused with a sentence",
    (text) => expect(take(text)).rejects.toThrow(/^This (?:is no run|file of)/),
  );
});

describe("traces of a model's calls", () => {
  const at = (second: number) => `2026-11-30T10:00:0${second}.000Z`;
  const prompts = [
    ["system: Be brief.", "user: Where is the boat?"],
    ["system: Be brief.", "user: Where is the boat?", "agent: ", "tool: By the pier."],
  ];

  test("of LangSmith, flat or with children, in LangChain's own form", async () => {
    const human = {
      lc: 1,
      type: "constructor",
      id: ["langchain", "schema", "HumanMessage"],
      kwargs: { content: "Where is the boat?" },
    };
    const system = { type: "system", data: { content: "Be brief." } };
    const call = { name: "find", args: { what: "boat" }, id: "c1" };
    const ai = {
      lc: 1,
      type: "constructor",
      id: ["x", "AIMessage"],
      kwargs: { content: "", tool_calls: [call] },
    };
    const tool = { type: "tool", content: "By the pier.", tool_call_id: "c1" };
    const llm = (second: number, messages: readonly unknown[], message: unknown) => ({
      ...{ id: `r${second}`, run_type: "llm", trace_id: "t", start_time: at(second).replace("Z", "") },
      inputs: { messages: [messages] },
      outputs: { generations: [[{ text: "", type: "ChatGeneration", message }]] },
      extra: { metadata: { ls_model_name: "boat-1" } },
      ...{ prompt_tokens: 9, completion_tokens: 3 },
    });
    const answer = { type: "ai", content: "By the pier." };
    const [first, second] = [llm(1, [system, human], ai), llm(2, [system, human, ai, tool], answer)];
    const chain = { id: "c", run_type: "chain", trace_id: "t", start_time: at(0), inputs: {}, outputs: {} };
    for (const text of [
      lines(chain, second, first),
      JSON.stringify({ ...chain, child_runs: [first, second] }),
    ]) {
      const run = await take(text);
      expect(run.source).toBe("LangSmith");
      expect(run.prompts).toEqual(prompts);
      expect(run.missing.join(" ")).toContain("1 span of tools");
      expect(run.events.find(({ type }) => type === "step-finished")).toMatchObject({
        item: { toolCalls: [{ toolName: "find", input: { what: "boat" } }] },
        usage: { inputTokens: 9, outputTokens: 3 },
      });
    }
  });

  test("of Langfuse, a trace with its observations, values as JSON or in strings", async () => {
    const messages = [
      { role: "system", content: "Be brief." },
      { role: "user", content: "Where is the boat?" },
    ];
    const asked = {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "c1", function: { name: "find", arguments: "{}" } }],
    };
    const generation = (second: number, input: unknown, output: unknown) => ({
      ...{ id: `o${second}`, traceId: "t", type: "GENERATION", startTime: at(second), model: "boat-1" },
      ...{ input, output, usageDetails: { input: 9, output: 3, total: 12 } },
    });
    const tool = { role: "tool", content: "By the pier.", tool_call_id: "c1" };
    const run = await take(
      JSON.stringify({
        ...{ id: "t", name: "boats", timestamp: at(0), input: "x" },
        observations: [
          generation(2, { messages: [...messages, asked, tool] }, "By the pier."),
          generation(1, JSON.stringify(messages), JSON.stringify(asked)),
          { ...generation(3, [{ role: "user", content: "lost" }], null) },
          { id: "s", traceId: "t", type: "SPAN", startTime: at(1) },
        ],
      }),
    );
    expect(run.source).toBe("Langfuse");
    expect(run.prompts).toEqual(prompts);
    expect(run.missing.join(" ")).toMatch(/1 model call without recorded messages.* 1 span of tools/);
  });

  test("of OpenTelemetry, in parts, without parents", async () => {
    const attribute = (key: string, value: unknown) => ({
      key,
      value: typeof value === "number" ? { intValue: String(value) } : { stringValue: JSON.stringify(value) },
    });
    const user = { role: "user", parts: [{ type: "text", content: "Where is the boat?" }] };
    const call = { role: "assistant", parts: [{ type: "tool_call", id: "c1", name: "find", arguments: {} }] };
    const tool = {
      role: "tool",
      parts: [{ type: "tool_call_response", id: "c1", response: "By the pier." }],
    };
    const span = (second: number, input: readonly unknown[], output: unknown) => ({
      ...{ traceId: "t", spanId: `s${second}`, parentSpanId: "gone", name: "chat boat-1" },
      startTimeUnixNano: `${Date.parse(at(second))}000000`,
      attributes: [
        { key: "gen_ai.operation.name", value: { stringValue: "chat" } },
        { key: "gen_ai.request.model", value: { stringValue: "boat-1" } },
        attribute("gen_ai.system_instructions", [{ type: "text", content: "Be brief." }]),
        attribute("gen_ai.input.messages", input),
        attribute("gen_ai.output.messages", [output]),
        attribute("gen_ai.usage.input_tokens", 9),
      ],
    });
    const answer = {
      role: "assistant",
      parts: [{ type: "text", content: "By the pier." }],
      finish_reason: "stop",
    };
    const silent = { ...span(3, [], null), attributes: span(3, [], null).attributes.slice(0, 2) };
    const http = { traceId: "t", spanId: "h", name: "GET", startTimeUnixNano: "1", attributes: [] };
    const spans = [span(2, [user, call, tool], answer), span(1, [user], call), silent, http];
    const run = await take(JSON.stringify({ resourceSpans: [{ resource: {}, scopeSpans: [{ spans }] }] }));
    expect(run.source).toBe("OpenTelemetry");
    expect(run.prompts).toEqual(prompts);
    expect(run.missing.join(" ")).toMatch(/1 model call without recorded messages.* 1 span of tools/);
  });

  test.each([
    ["too deep", `{"run_type":"llm","inputs":${"[".repeat(5_000)}${"]".repeat(5_000)},"outputs":"x"}`],
    ["empty spans", '{"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[null]}]}]}]}'],
    [
      "numbers where texts belong",
      '[{"type":"GENERATION","startTime":5,"traceId":7,"input":[1,{}],"output":2}]',
    ],
  ])("%s is no run, said in a sentence", async (_, text) => {
    const { deps } = createStudio([]);
    const imported = await importRun(deps, { ...scope, text });
    expect(imported).toMatchObject({ ok: false, error: { code: "import-refused" } });
  });
});
