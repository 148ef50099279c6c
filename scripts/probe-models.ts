// Probes of real weights, before and after in one run; started by `npm run test:models -- --only probes`. Prints each outcome as it comes, keeps
// it, and carries on where an earlier run was stopped.
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { openKeptOutcomes } from "@/lab/measures/models/kept-outcomes";
import { probeFacts, probeLine, refusalRows } from "@/lab/measures/models/probe-facts";
import { openProbeModel } from "@/lab/measures/models/probe-model";
import { type ProbeOutcome, runProbe, runProbeConversation } from "@/lab/measures/models/run-probes";
import { report } from "@/lab/measures/report";
import { heldOutProbeMemories, heldOutProbes } from "@/lab/sets/held-out-probes";
import { probeConversation, probeMemories, probes } from "@/lab/sets/probes";
import { unseenProbeMemories, unseenProbes } from "@/lab/sets/unseen-probes";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { leanProfile, longProfile, profileOf } from "@/lib/core/model/model-profile";

const { values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    runtime: { type: "string" },
    weights: { type: "string" },
    name: { type: "string" },
    threads: { type: "string" },
    /** Where outcomes are kept. */
    kept: { type: "string" },
    /** `before`, `after` or both; `probes`, `held-out`, `unseen`, `conversation` or all; the first so many probes of a set. */
    asked: { type: "string" },
    part: { type: "string" },
    first: { type: "string" },
    /** `0` or `0.6`; both where it is left out. */
    temperature: { type: "string" },
    /** Stops after so many minutes, with what there is. */
    minutes: { type: "string" },
  },
});
const text = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);

const name = text("name") ?? "model";
const kept = openKeptOutcomes<ProbeOutcome>(path.join(text("kept") ?? "", `${name}.probes.jsonl`));
const endsAtMs = Date.now() + Number(text("minutes") ?? Number.POSITIVE_INFINITY) * 60_000;
const isTimeLeft = () => Date.now() < endsAtMs;

const samplings = [
  { temperature: 0, seed: null },
  ...[1, 2, 3].map((seed) => ({ temperature: 0.6, seed })),
].filter(({ temperature }) => !text("temperature") || Number(text("temperature")) === temperature);
const profiles = { after: profileOf(leanProfile), before: profileOf(longProfile) };
const asks = Object.entries(profiles).filter(([asked]) => !text("asked") || text("asked") === asked);
const wants = (part: string) => !text("part") || text("part") === part;
/** The probes that forms were chosen by, and those that nothing was chosen by. */
const sets = [
  { part: "probes", memories: probeMemories, probes },
  { part: "held-out", memories: heldOutProbeMemories, probes: heldOutProbes },
  { part: "unseen", memories: unseenProbeMemories, probes: unseenProbes },
];

const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
const opened = openProbeModel({
  runtimeFolder: text("runtime") ?? "",
  file: text("weights") ?? "",
  threads: text("threads"),
});
for (const sampling of samplings) {
  for (const [asked, profile] of asks) {
    const run = { model: opened.modelWith(sampling), profile, embedder, turnMs: 300_000 };
    const under = `${asked}/${sampling.temperature}/${sampling.seed ?? "greedy"}`;
    for (const { part, memories, probes: all } of sets)
      for (const probe of wants(part) ? all.slice(0, Number(text("first") ?? all.length)) : []) {
        const key = `${under}/${part}/${probe.say}`;
        if (!kept.has(key) && isTimeLeft()) show(key, await runProbe(run, probe, memories));
      }
    const begun = `${under}/conversation`;
    const isWhole = kept.under(begun).length === probeConversation.length;
    if (!wants("conversation") || isWhole || !isTimeLeft()) continue;
    let index = 0;
    for await (const outcome of runProbeConversation(run, probeConversation)) {
      show(`${begun}/${index}`, outcome);
      index += 1;
    }
  }
}
await opened.close();
await embedder.close();

/** Kept and shown at once: the whole takes hours on a slow machine. */
function show(key: string, outcome: ProbeOutcome): void {
  kept.keep(key, outcome);
  process.stderr.write(`${key.split("/").slice(0, 4).join(" ")} ${probeLine(outcome)}\n`);
}

const rows = samplings.flatMap(({ temperature, seed }) =>
  Object.keys(profiles).flatMap((asked) =>
    ["probes", "held-out", "unseen", "conversation"].flatMap((part) => {
      const outcomes = kept.under(`${asked}/${temperature}/${seed ?? "greedy"}/${part}/`);
      return outcomes.length === 0
        ? []
        : [{ part, temperature, seed: seed ?? "–", n: outcomes.length, ...probeFacts(asked, outcomes) }];
    }),
  ),
);
report("probes", [
  {
    title: `${name}: three sets of ${probes.length} probes in fresh sessions, and one conversation of ${probeConversation.length} messages; n were asked so far. Before: long profile, nothing placed. After: lean profile.`,
    rows,
  },
  {
    title: "Refusals that the model read, and whether its next step was done or an answer",
    rows: refusalRows(kept.under("")),
  },
]);
