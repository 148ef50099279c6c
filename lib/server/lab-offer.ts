import "server-only";
import { peers } from "@/lib/adapters/peer-memories/peers";
import type { Speaker } from "@/lib/core/lab/lab-run";
import type { SpeakerChoice } from "@/lib/core/lab/speaker-choice";
import { memOpsSuites } from "@/lib/core/lab/suites";
import type { JudgeModel } from "@/lib/ports/judge-model";
import { peerStrategyNames, strategyNames } from "@/lib/ports/memory-strategy";
import type { Dependencies } from "@/lib/use-cases/dependencies";

const builtIn = {
  provider: "offline",
  modelId: "offline-assistant",
  label: "Demo assistant (rules)",
} as const;

/** Strategies that place memories before a message; the demo assistant reads only those that it asked for. */
const placingStrategies: readonly string[] = ["agemem-no-stm", "rag", ...peerStrategyNames];

/** True for a strategy that places memories before a message. */
export function isPlacing(strategy: string): boolean {
  return placingStrategies.includes(strategy);
}

/** Who a choice stands for; null where no model is configured. */
export function speakerOf(
  choice: SpeakerChoice | "expert",
  { languageModel }: Pick<Dependencies, "languageModel">,
): Speaker | null {
  switch (choice) {
    case "scripted":
      return { kind: "scripted", provider: "lab", modelId: "scripted-policy", label: "Scripted policy" };
    case "expert":
      return {
        kind: "expert",
        provider: "lab",
        modelId: "environment-expert",
        label: "Expert of the environment",
      };
    case "built-in":
      return { kind: "built-in", ...builtIn };
    case "configured":
      return languageModel.identity.provider === builtIn.provider
        ? null
        : { kind: "model", ...languageModel.identity };
  }
}

/** What a new run can be made of, here and now. */
export function offerRun(deps: Pick<Dependencies, "languageModel">, judge: JudgeModel | null) {
  const model = speakerOf("configured", deps);
  return {
    suites: [...memOpsSuites],
    judge: judge && { modelId: judge.identity.modelId, label: judge.identity.label },
    strategies: strategyNames.map((name) => {
      const peer = peerStrategyNames.find((known) => known === name);
      const speakers: SpeakerChoice[] = isPlacing(name)
        ? ["scripted", "configured"]
        : ["scripted", "built-in", "configured"];
      return { name, megabytes: peer ? peers[peer].megabytes : null, speakers };
    }),
    speakers: [
      { choice: "scripted" as const, label: "Scripted policy", inputPrice: 0 },
      { choice: "built-in" as const, label: builtIn.label, inputPrice: 0 },
      ...(model
        ? [
            {
              choice: "configured" as const,
              label: model.label,
              inputPrice: deps.languageModel.facts?.inputPrice ?? null,
            },
          ]
        : []),
    ],
  };
}
