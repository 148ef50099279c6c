import { parseArgs } from "node:util";
import { environmentNames } from "@/lib/core/episode/environment/place";
import { type AblationName, ablationNames, ablations } from "@/lib/core/lab/ablations";
import { type RunFormat, runFormats } from "@/lib/core/lab/export-run";
import { type SpeakerChoice, speakerChoices } from "@/lib/core/lab/speaker-choice";
import { strategyVariants } from "@/lib/core/lab/strategy-variants";
import { defaultHistories } from "@/lib/core/lab/suites";
import { ownStrategyNames, peerStrategyNames, strategyNames } from "@/lib/ports/memory-strategy";
import { isPlacing } from "@/lib/server/lab-offer";

export const usage = `Usage: npm run lab [-- options]
  Without options: MemOps small, every strategy that runs in this process, the scripted policy as speaker.
  --suite NAME       memops-small (default), memops-medium, memops-large; memops-tiny for very small models; or the path of a suite file
                     worlds that are acted in, installed into .cache/lab when they are named: ${environmentNames.join(", ")}
  --strategy NAME    ${ownStrategyNames.join(", ")}; repeat it for more; all of these unless named; with the demo assistant those that it can answer with
                     other memory systems, installed into .cache/lab when they are named: ${peerStrategyNames.join(", ")}
  --ablation NAME    a preset of the paper instead of strategies: ${ablationNames.join(", ")}
  --model NAME       who speaks: scripted (default), built-in, configured (the model of Settings or the environment)
                     in worlds, not built-in, and also expert: the environment's own
  --judge MODEL      a model that judges answers and memories too, never the one that speaks: AGEMEM_JUDGE_BASE_URL and
                     AGEMEM_JUDGE_API_KEY say where it is, else OPENAI_BASE_URL and OPENAI_API_KEY
  --histories N      histories of a MemOps suite (default ${defaultHistories}: each kind six times), or worlds (default 10)
  --repeats N        how often each history runs (default 1)
  --seed N           which histories are made (default 7)
  --parallel N       episodes at a time (default 2); 1 keeps the one context of a model in this process warm
  --resume RUN       goes on with a run, alone or beside other workers; cells that are done are not run again
  --queue            begins the run and leaves its cells to workers: npm run worker, on any machine with the same DATABASE_URL
  --export RUN       prints what came of a run instead of running anything, in the form that --format names
  --format NAME      csv (default), markdown, json or html
  --json             prints one object: {"run", "rows"}`;

/** Strategies and their variants, in the order that never changes. */
const knownStrategies: readonly string[] = [...strategyNames, ...strategyVariants.map(({ name }) => name)];

/** What the program was asked to do. */
export interface LabOrders {
  readonly suite: string;
  readonly strategies: readonly string[];
  /** The preset that chose the strategies. */
  readonly ablation: AblationName | null;
  readonly speaker: SpeakerChoice | "expert";
  /** The model that judges. */
  readonly judge: string | null;
  readonly histories: number | null;
  readonly repeats: number;
  readonly seed: number;
  /** Episodes at a time. It decides nothing about what a run comes to. */
  readonly parallel: number;
  readonly resume: string | null;
  /** The cells are left to workers. */
  readonly queue: boolean;
  /** A run that is printed instead, and how. */
  readonly exported: { readonly runId: string; readonly format: RunFormat } | null;
  /** Settings that were named: a run that goes on has its own, and these must agree with them. */
  readonly named: ReadonlySet<string>;
  readonly json: boolean;
}

/** A sentence about the command line; usage follows it. */
export class UsageError extends Error {}

/** Reads the command line. Throws `UsageError` for what cannot be done. */
export function readOrders(args: string[]): LabOrders {
  const values = parse(args);
  const speaker = speakerNamed(values.model);
  const isInWorlds = environmentNames.some((name) => name === values.suite);
  if (speaker === "expert" && !(isInWorlds || values.resume))
    throw new UsageError(`--model expert speaks in worlds alone: --suite ${environmentNames.join(", ")}.`);
  if (speaker === "built-in" && isInWorlds)
    throw new UsageError("The demo assistant does not act in worlds. Choose another speaker with --model.");
  const ablation = values.ablation === undefined ? null : ablationOf(values.ablation);
  if (ablation && values.strategy)
    throw new UsageError("--ablation chooses the strategies: leave --strategy out.");
  const named = ablation ? ablations[ablation].strategies : (values.strategy ?? []);
  return {
    suite: values.suite,
    strategies: strategiesOf(named, speaker),
    ablation,
    speaker,
    judge: values.judge ?? null,
    histories: values.histories === undefined ? null : countOf("histories", values.histories, 1, 10_000),
    repeats: countOf("repeats", values.repeats, 1, 100),
    seed: countOf("seed", values.seed, 0, 1_000_000),
    parallel: countOf("parallel", values.parallel, 1, 32),
    resume: values.resume ?? null,
    queue: values.queue,
    exported: values.export === undefined ? null : { runId: values.export, format: formatOf(values.format) },
    named: new Set(args.flatMap((word) => /^--([a-z]+)/.exec(word)?.[1] ?? [])),
    json: values.json,
  };
}

function speakerNamed(name: string): LabOrders["speaker"] {
  const speaker = [...speakerChoices, "expert" as const].find((one) => one === name);
  if (speaker) return speaker;
  throw new UsageError(`--model takes scripted, built-in, configured or expert, not ${name}.`);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        suite: { type: "string", default: "memops-small" },
        strategy: { type: "string", multiple: true },
        ablation: { type: "string" },
        model: { type: "string", default: "scripted" },
        judge: { type: "string" },
        histories: { type: "string" },
        repeats: { type: "string", default: "1" },
        seed: { type: "string", default: "7" },
        parallel: { type: "string", default: "2" },
        resume: { type: "string" },
        queue: { type: "boolean", default: false },
        export: { type: "string" },
        format: { type: "string", default: "csv" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function formatOf(name: string): RunFormat {
  const format = runFormats.find((known) => known === name);
  if (format) return format;
  throw new UsageError(`--format takes ${runFormats.join(", ")}, not ${name}.`);
}

function ablationOf(name: string): AblationName {
  const ablation = ablationNames.find((known) => known === name);
  if (ablation) return ablation;
  throw new UsageError(`--ablation takes ${ablationNames.join(", ")}, not ${name}.`);
}

/** In the order that never changes, each once. */
function strategiesOf(named: readonly string[], speaker: LabOrders["speaker"]): readonly string[] {
  const asked = new Set(named.flatMap((names) => names.split(",").map((name) => name.trim())));
  for (const name of asked)
    if (!knownStrategies.includes(name))
      throw new UsageError(`There is no strategy ${name}. There are: ${strategyNames.join(", ")}.`);
  const [blind] = speaker === "built-in" ? [...asked].filter(isPlacing) : [];
  if (blind)
    throw new UsageError(
      `The demo assistant does not answer from memories that are placed before a message, so ${blind} would say nothing about memory. Choose another speaker.`,
    );
  // The expert needs no memory, so one row says all.
  if (speaker === "expert" && asked.size === 0) return ["no-memory"];
  if (asked.size > 0) return knownStrategies.filter((name) => asked.has(name));
  return ownStrategyNames.filter((name) => speaker !== "built-in" || !isPlacing(name));
}

function countOf(name: string, text: string, low: number, high: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= low && count <= high) return count;
  throw new UsageError(`--${name} takes a whole number from ${low} to ${high}, not ${text}.`);
}
