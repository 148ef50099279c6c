import "server-only";
import type { AppError } from "@/lib/core/errors";
import { type AblationName, ablations } from "@/lib/core/lab/ablations";
import type { Speaker } from "@/lib/core/lab/lab-run";
import { type JudgeIdentity, judgeProblem } from "@/lib/core/lab/model-judgement";
import type { SpeakerChoice } from "@/lib/core/lab/speaker-choice";
import { type MemOpsSuite, memOpsTasks } from "@/lib/core/lab/suites";
import { err, ok, type Result } from "@/lib/core/result";
import { strategyNames } from "@/lib/ports/memory-strategy";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { planRun } from "@/lib/use-cases/lab/plan-run";
import { queueRun } from "@/lib/use-cases/lab/queue-run";
import packageJson from "@/package.json";
import type { Container } from "./container";
import { isPlacing, speakerOf } from "./lab-offer";
import { strategyVersion } from "./lab-strategies";

/** A run as a person orders it. */
export interface OrderedRun {
  readonly requestId: string;
  readonly suite: MemOpsSuite;
  /** Chosen one by one, or by the preset. */
  readonly strategies: readonly string[];
  readonly ablation: AblationName | null;
  readonly speaker: SpeakerChoice;
  readonly judged: boolean;
  readonly histories: number;
  readonly repeats: number;
  readonly seed: number;
}

/** Plans a run, begins it and leaves its cells to the workers. The same request twice is one run. */
export async function startLabRun(
  app: Pick<Container, "labStore" | "labJobs" | "judgeFor" | "trainedPolicies">,
  deps: Dependencies,
  ownerId: string,
  { requestId: runId, suite, histories, repeats, seed, ...order }: OrderedRun,
): Promise<Result<{ runId: string }, AppError>> {
  const speaker = speakerOf(order.speaker, deps);
  const judge = order.judged ? (app.judgeFor(ownerId, null)?.identity ?? null) : null;
  const { ablation } = order;
  const preset = ablation && ablations[ablation];
  const strategies = preset
    ? [...preset.strategies]
    : strategyNames.filter((name) => order.strategies.includes(name));
  if (!speaker) return refused("No model is configured. Choose one in Settings.");
  const reason = whyNot(order, speaker, judge, strategies, await app.trainedPolicies());
  if (reason !== null) return refused(reason);
  const families = order.speaker === "built-in" ? (["me"] as const) : (["people", "me"] as const);
  const distractors = preset?.distractors ?? null;
  const tasks = memOpsTasks({ suite, histories, seed, families, distractors });
  const planned = planRun(
    {
      ...{ suite, strategies, speaker, repeats, seed },
      ...(ablation && { ablation }),
      ...(judge && { judge }),
      versions: Object.fromEntries(strategies.map((name) => [name, strategyVersion(name)])),
      embeddingModel: deps.embedder.model,
      contextLimitTokens: deps.sessionSettings.contextLimitTokens,
      filterThreshold: deps.sessionSettings.filterThreshold,
    },
    tasks,
    packageJson.version,
  );
  const at = deps.clock.now().toISOString();
  await app.labStore.begin({ ownerId, runId, at, ...planned });
  const queued = await queueRun(app, { ownerId, runId });
  return queued.ok ? ok({ runId }) : queued;
}

function refused(reason: string): Result<never, AppError> {
  return err({ code: "lab-run-refused", reason });
}

/** Why a run cannot be as it was ordered, as a sentence; null where it can. */
function whyNot(
  { speaker: choice, judged }: Pick<OrderedRun, "speaker" | "judged">,
  speaker: Speaker,
  judge: JudgeIdentity | null,
  strategies: readonly string[],
  trained: readonly string[],
): string | null {
  if (strategies.length === 0) return "Choose a strategy.";
  const blind = choice === "built-in" && strategies.find((name) => isPlacing(name));
  if (blind)
    return `The demo assistant does not answer from memories that are placed before a message, so ${blind} would say nothing about memory.`;
  if (judged && !judge) return "No judge is configured: set AGEMEM_JUDGE_MODEL.";
  return judge && judgeProblem(judge, speaker, trained);
}
