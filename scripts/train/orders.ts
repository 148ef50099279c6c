import { parseArgs } from "node:util";
import { type PolicyServer, policyServers } from "@/lib/adapters/policy-servers/push-adapter";
import { type SanitizeLevel, sanitizeLevels } from "@/lib/core/replay/sanitize-events";
import { type ExportFormat, exportFormats } from "@/lib/core/training/export-lines";
import {
  type TrainingSettings,
  trainingRewards,
  trainingSettingsSchema,
} from "@/lib/core/training/training-run";

export const usage = `Usage: npm run train -- [run options] | rollouts … | warm-start … | export …
  Trains a LoRA on a base by step-wise GRPO. Installed by npm run train:setup; the numbers are seen at /lab/train/RUN.
  --base FOLDER      the base, as a folder of transformers (required)
  --adapter FOLDER   the LoRA to start from, such as one of the warm start; a new one unless named
  --reward NAME      ${trainingRewards.join(", ")} (default all-returns)
  --k N              rollouts of each task (default 4; the paper has 8)
  --tasks N          tasks of each update (default 8)
  --updates N        updates (default 30)
  --learning-rate X  default 0.0001
  --kl X             weight of the KL term (default 0.1)
  --seed N           which tasks, and the engine's chance (default 7)
  --evaluate-every N plays held-out tasks after every N updates (default 5; 0 for never)
  --held-out N       how many of them (default 20)
  --vllm-url URL     a vLLM that serves the base with LoRA; without it the engine serves the policy itself
  --gguf FILE        the base as GGUF: the app itself plays the policy, as the chat does, with its grammar. The fastest way without an accelerator
  --cpu              on the processor
  --resume RUN       goes on with a run, with its settings
 rollouts: plays rollouts for an engine that was started elsewhere, and prints its address and token
  --resume RUN       of this run (its folder is made by a first start)
  --policy-url URL   where policies may be asked; repeat it for more
  --port N           default 8420
 evaluate: plays held-out tasks with a policy inside the app, each once, and adds a line for each to a file; goes on where it was stopped
  --gguf FILE        the base
  --adapter FILE     a GGUF adapter; the base alone unless named
  --out FILE, --tasks N (default 20), --from N (default 0), --seed N (default 7)
 card: makes the card of a policy from the files of evaluate
  --card FILE        the card without its scores
  --scores CONTROL=FILE, once for each control
 compare: a LoRA in PEFT against its GGUF file in the app's runtime, on 24 prompts of rows
  --base FOLDER, --adapter FOLDER, --rows FILE, --gguf FILE (the base), --adapter-gguf FILE
 push: has a running server load an adapter, which then is a model of its connection
  --server ${policyServers.join(" | ")}, --url URL, --adapter FOLDER (as the server sees it), --name NAME
 warm-start: rows of the scripted policy to imitate, as JSON lines
  --out FILE, --tasks N (default 500), --seed N, --single-turns (turns by themselves, with as many questions as changes)
 export: what is in the studio's log, as JSON lines. Stop the app first if it uses the embedded database
  --out FILE, --format ${exportFormats.join(" | ")} (default chat), --session ID (all unless named),
  --sanitize ${sanitizeLevels.join(" | ")} (default secrets), --resume (goes on where it was stopped)`;

/** A sentence about the command line; usage follows it. */
export class UsageError extends Error {}

/** Held-out tasks for one policy. */
export interface EvaluateOrders {
  readonly gguf: string;
  readonly adapter: string | null;
  readonly out: string;
  readonly tasks: number;
  readonly from: number;
  readonly seed: number;
}

/** What the program was asked to do. */
export type TrainOrders =
  | { readonly command: "help" }
  | {
      readonly command: "run";
      readonly settings: TrainingSettings | null;
      readonly resume: string | null;
      readonly named: ReadonlySet<string>;
      readonly vllmUrl: string | null;
      readonly gguf: string | null;
      readonly onProcessor: boolean;
    }
  | {
      readonly command: "rollouts";
      readonly resume: string;
      readonly policyUrls: readonly string[];
      readonly port: number;
    }
  | ({ readonly command: "evaluate" } & EvaluateOrders)
  | {
      readonly command: "compare";
      readonly base: string;
      readonly adapter: string;
      readonly rows: string;
      readonly gguf: string;
      readonly file: string;
    }
  | {
      readonly command: "push";
      readonly server: PolicyServer;
      readonly url: string;
      readonly folder: string;
      readonly name: string;
    }
  | {
      readonly command: "card";
      readonly card: string;
      readonly scores: readonly (readonly [control: string, file: string])[];
    }
  | {
      readonly command: "warm-start";
      readonly out: string;
      readonly tasks: number;
      readonly seed: number;
      readonly isSingleTurns: boolean;
    }
  | {
      readonly command: "export";
      readonly out: string;
      readonly format: ExportFormat;
      readonly sessionId: string | null;
      readonly sanitize: SanitizeLevel;
      readonly resumes: boolean;
    };

/** Reads the command line. Throws `UsageError` for what cannot be done. */
export function readTrainOrders(words: string[]): TrainOrders {
  const [first, ...rest] = words;
  if (first === undefined || first === "--help") return { command: "help" };
  switch (first) {
    case "rollouts":
      return readRollouts(rest);
    case "evaluate":
      return readEvaluate(rest);
    case "card":
      return readCard(rest);
    case "push":
      return readPush(rest);
    case "compare":
      return readCompare(rest);
    case "warm-start":
      return readWarmStart(rest);
    case "export":
      return readExport(rest);
    default:
      if (!first.startsWith("--"))
        throw new UsageError(
          `There is no ${first}: choose rollouts, evaluate, card, compare, push, warm-start or export, or name a --base.`,
        );
      return readRun(words);
  }
}

function readRun(words: string[]): TrainOrders {
  const values = parse(words, {
    base: { type: "string" },
    adapter: { type: "string" },
    reward: { type: "string", default: "all-returns" },
    k: { type: "string", default: "4" },
    tasks: { type: "string", default: "8" },
    updates: { type: "string", default: "30" },
    "learning-rate": { type: "string", default: "0.0001" },
    kl: { type: "string", default: "0.1" },
    seed: { type: "string", default: "7" },
    "evaluate-every": { type: "string", default: "5" },
    "held-out": { type: "string", default: "20" },
    "vllm-url": { type: "string" },
    gguf: { type: "string" },
    cpu: { type: "boolean", default: false },
    resume: { type: "string" },
  });
  const named = new Set(words.flatMap((word) => /^--([a-z-]+)/.exec(word)?.[1] ?? []));
  const shared = {
    command: "run",
    named,
    vllmUrl: values["vllm-url"] ?? null,
    gguf: values.gguf ?? null,
    onProcessor: values.cpu,
  } as const;
  if (values.resume !== undefined && values.base === undefined)
    return { ...shared, settings: null, resume: values.resume };
  const parsed = trainingSettingsSchema.safeParse({
    suite: "memops",
    reward: values.reward,
    rolloutsPerTask: Number(values.k),
    tasksPerUpdate: Number(values.tasks),
    updates: Number(values.updates),
    learningRate: Number(values["learning-rate"]),
    klWeight: Number(values.kl),
    temperature: 1,
    maxOutputTokens: 96,
    seed: Number(values.seed),
    base: values.base ?? "",
    startAdapter: values.adapter ?? null,
    loraRank: 16,
    evaluateEvery: Number(values["evaluate-every"]),
    heldOutTasks: Number(values["held-out"]),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue?.path[0] === "base")
      throw new UsageError("Name a --base: the folder of a model of transformers.");
    throw new UsageError(`The settings cannot be used at ${issue?.path.join(".")}: ${issue?.message}`);
  }
  return { ...shared, settings: parsed.data, resume: values.resume ?? null };
}

function readRollouts(words: string[]): TrainOrders {
  const values = parse(words, {
    resume: { type: "string" },
    "policy-url": { type: "string", multiple: true },
    port: { type: "string", default: "8420" },
  });
  if (!values.resume) throw new UsageError("Name the run with --resume RUN.");
  const policyUrls = values["policy-url"] ?? [];
  if (policyUrls.length === 0)
    throw new UsageError("Name every address that serves the policy with --policy-url URL.");
  for (const url of policyUrls)
    if (!URL.canParse(url))
      throw new UsageError(`--policy-url takes an address such as http://127.0.0.1:8000/v1, not ${url}.`);
  return {
    command: "rollouts",
    resume: values.resume,
    policyUrls,
    port: countOf("port", values.port, 0, 65_535),
  };
}

function readEvaluate(words: string[]): TrainOrders {
  const values = parse(words, {
    gguf: { type: "string" },
    adapter: { type: "string" },
    out: { type: "string" },
    tasks: { type: "string", default: "20" },
    from: { type: "string", default: "0" },
    seed: { type: "string", default: "7" },
  });
  if (!values.gguf) throw new UsageError("Name the base with --gguf FILE.");
  if (!values.out) throw new UsageError("Name the file to write with --out FILE.");
  return {
    command: "evaluate",
    gguf: values.gguf,
    adapter: values.adapter ?? null,
    out: values.out,
    tasks: countOf("tasks", values.tasks, 1, 10_000),
    from: countOf("from", values.from, 0, 90_000),
    seed: countOf("seed", values.seed, 0, 1_000_000),
  };
}

function readCard(words: string[]): TrainOrders {
  const values = parse(words, { card: { type: "string" }, scores: { type: "string", multiple: true } });
  if (!values.card) throw new UsageError("Name the card with --card FILE.");
  const scores = (values.scores ?? []).map((word) => {
    const [, control = "", file = ""] = /^([^=]+)=(.+)$/.exec(word) ?? [];
    if (file === "") throw new UsageError(`--scores takes CONTROL=FILE, not ${word}.`);
    return [control, file] as const;
  });
  if (scores.length === 0) throw new UsageError("Name the scores with --scores CONTROL=FILE.");
  return { command: "card", card: values.card, scores };
}

function readCompare(words: string[]): TrainOrders {
  const values = parse(words, {
    base: { type: "string" },
    adapter: { type: "string" },
    rows: { type: "string" },
    gguf: { type: "string" },
    "adapter-gguf": { type: "string" },
  });
  const { base, adapter, rows, gguf, "adapter-gguf": file } = values;
  if (!(base && adapter && rows && gguf && file))
    throw new UsageError("Name --base, --adapter, --rows, --gguf and --adapter-gguf.");
  return { command: "compare", base, adapter, rows, gguf, file };
}

function readPush(words: string[]): TrainOrders {
  const values = parse(words, {
    server: { type: "string", default: "vllm" },
    url: { type: "string" },
    adapter: { type: "string" },
    name: { type: "string", default: "policy" },
  });
  const server = policyServers.find((known) => known === values.server);
  if (!server) throw new UsageError(`--server takes ${policyServers.join(" or ")}, not ${values.server}.`);
  if (!(values.url && URL.canParse(values.url))) throw new UsageError("Name the server with --url URL.");
  if (!values.adapter) throw new UsageError("Name the LoRA with --adapter FOLDER.");
  const url = values.url.replace(/\/+(?:v1\/*)?$/, "");
  return { command: "push", server, url, folder: values.adapter, name: values.name };
}

function readWarmStart(words: string[]): TrainOrders {
  const values = parse(words, {
    out: { type: "string" },
    tasks: { type: "string", default: "500" },
    seed: { type: "string", default: "7" },
    "single-turns": { type: "boolean", default: false },
  });
  if (!values.out) throw new UsageError("Name the file to write with --out FILE.");
  const tasks = countOf("tasks", values.tasks, 1, 100_000);
  const seed = countOf("seed", values.seed, 0, 1_000_000);
  return { command: "warm-start", out: values.out, tasks, seed, isSingleTurns: values["single-turns"] };
}

function readExport(words: string[]): TrainOrders {
  const values = parse(words, {
    out: { type: "string" },
    format: { type: "string", default: "chat" },
    session: { type: "string" },
    sanitize: { type: "string", default: "secrets" },
    resume: { type: "boolean", default: false },
  });
  if (!values.out) throw new UsageError("Name the file to write with --out FILE.");
  const format = exportFormats.find((known) => known === values.format);
  if (!format) throw new UsageError(`--format takes ${exportFormats.join(", ")}, not ${values.format}.`);
  const sanitize = sanitizeLevels.find((known) => known === values.sanitize);
  if (!sanitize)
    throw new UsageError(`--sanitize takes ${sanitizeLevels.join(", ")}, not ${values.sanitize}.`);
  return {
    command: "export",
    out: values.out,
    format,
    sessionId: values.session ?? null,
    sanitize,
    resumes: values.resume,
  };
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>["options"];

function parse<const Known extends NonNullable<Options>>(args: string[], options: Known) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function countOf(name: string, text: string, low: number, high: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= low && count <= high) return count;
  throw new UsageError(`--${name} takes a whole number from ${low} to ${high}, not ${text}.`);
}
