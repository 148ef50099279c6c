// What a real model does after each refusal; started by `npm run test:models -- --only refusals`. Prints each outcome as it comes, keeps it, and
// carries on where an earlier run was stopped.
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { openKeptOutcomes } from "@/lab/measures/models/kept-outcomes";
import { openProbeModel } from "@/lab/measures/models/probe-model";
import { type RefusalOutcome, runRefusal } from "@/lab/measures/models/run-refusals";
import { report } from "@/lab/measures/report";
import { refusalCases } from "@/lab/sets/refusals";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { leanProfile, profileOf } from "@/lib/core/model/model-profile";

const { values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    runtime: { type: "string" },
    weights: { type: "string" },
    name: { type: "string" },
    threads: { type: "string" },
    kept: { type: "string" },
    /** Stops after so many minutes, with what there is. */
    minutes: { type: "string" },
  },
});
const text = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);

const name = text("name") ?? "model";
const kept = openKeptOutcomes<RefusalOutcome>(path.join(text("kept") ?? "", `${name}.refusals.jsonl`));
const endsAtMs = Date.now() + Number(text("minutes") ?? Number.POSITIVE_INFINITY) * 60_000;

const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
const opened = openProbeModel({
  runtimeFolder: text("runtime") ?? "",
  file: text("weights") ?? "",
  threads: text("threads"),
});
const model = opened.modelWith({ temperature: 0, seed: null });
for (const refusal of refusalCases) {
  const key = `${refusal.code}/${refusal.say}`;
  if (kept.has(key) || Date.now() > endsAtMs) continue;
  const outcome = await runRefusal(
    { model, profile: profileOf(leanProfile), embedder, turnMs: 300_000 },
    refusal,
  );
  kept.keep(key, outcome);
  const mark = outcome.wasRefused ? (outcome.isRight ? "✓" : "·") : "(not refused)";
  process.stderr.write(`${mark} ${outcome.code}: ${outcome.say} → ${outcome.did}\n`);
}
await opened.close();
await embedder.close();

const measured = kept.under("").filter(({ wasRefused }) => wasRefused);
report("refusals", [
  {
    title: `${name}, temperature 0, lean profile: the step after each refusal, ${measured.length} of ${refusalCases.length} cases`,
    rows: [...new Set(measured.map(({ code }) => code))].map((code) => {
      const of = measured.filter((outcome) => outcome.code === code);
      return { refusal: code, n: of.length, right: of.filter(({ isRight }) => isRight).length };
    }),
  },
]);
