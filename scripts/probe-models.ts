// Probes of real weights, before and after in one run; started by `npm run test:models -- --only probes`.
import process from "node:process";
import { parseArgs } from "node:util";
import { probeFacts, probeTranscript, refusalRows } from "@/lab/measures/models/probe-facts";
import { type ProbeOutcome, runProbeConversation, runProbes } from "@/lab/measures/models/run-probes";
import { type Row, report } from "@/lab/measures/report";
import { probeConversation, probes } from "@/lab/sets/probes";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { createLlamaEngine } from "@/lib/adapters/node-llama-cpp/llama-engine";
import { createLocalLanguageModel } from "@/lib/adapters/node-llama-cpp/local-language-model";
import { serverSampling } from "@/lib/core/log/sampling";
import { leanProfile, longProfile, profileOf } from "@/lib/core/model/model-profile";

const { values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    runtime: { type: "string" },
    weights: { type: "string" },
    name: { type: "string" },
    threads: { type: "string" },
    /** `before`, `after` or both; `probes`, `conversation` or both; the first so many of each. */
    asked: { type: "string" },
    part: { type: "string" },
    first: { type: "string" },
    temperature: { type: "string" },
    seed: { type: "string" },
  },
});
const text = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);

const engine = createLlamaEngine({
  runtimeFolder: text("runtime") ?? "",
  gpu: false,
  ...(text("threads") ? { threads: Number(text("threads")) } : {}),
});
const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
const model = createLocalLanguageModel(engine, {
  file: text("weights") ?? "",
  contextTokens: 8_192,
  maxAnswerTokens: 160,
  protocol: "native",
  sampling: {
    ...serverSampling,
    temperature: Number(text("temperature") ?? 0),
    seed: text("seed") ? Number(text("seed")) : null,
  },
});
const profiles = { before: profileOf(longProfile), after: profileOf(leanProfile) };
const count = Number(text("first") ?? Number.POSITIVE_INFINITY);
const rows: Row[] = [];
const all: ProbeOutcome[] = [];
for (const [asked, profile] of Object.entries(profiles)) {
  if (text("asked") && text("asked") !== asked) continue;
  const run = { model, profile, embedder, turnMs: 150_000 };
  for (const part of ["probes", "conversation"] as const) {
    if (text("part") && text("part") !== part) continue;
    const outcomes =
      part === "probes"
        ? await runProbes(run, probes.slice(0, count))
        : await runProbeConversation(run, probeConversation.slice(0, count));
    rows.push({ part, ...probeFacts(asked, outcomes) });
    all.push(...outcomes);
    process.stderr.write(`\n# ${asked}, ${part}\n${probeTranscript(outcomes)}\n`);
  }
}
await engine.close();
await embedder.close();
report("probes", [
  {
    title: `${text("name") ?? "model"}, temperature ${text("temperature") ?? 0}: ${probes.length} probes in fresh sessions, and one conversation of ${probeConversation.length} messages. Before: long profile, nothing placed. After: lean profile.`,
    rows,
  },
  {
    title: "Refusals that the model read, and whether its next step was done or an answer",
    rows: refusalRows(all),
  },
]);
