import "server-only";
import { createConnectionFetch } from "@/lib/adapters/connections/connection-fetch";
import { createAnswerFiles } from "@/lib/adapters/lab-gateway/answer-files";
import { createJudgeModel } from "@/lib/adapters/lab-gateway/judge-model";
import { createWiredPeerModel } from "@/lib/adapters/lab-gateway/peer-model";
import type { JudgeModel } from "@/lib/ports/judge-model";
import type { Environment } from "./environment";

const openAiUrl = "https://api.openai.com/v1";

/** The judge of this machine: the model that is named, or the one that the environment names; null where there is no such model or no way to it. */
export function configuredJudge(
  { judge, dataFolder }: Pick<Environment, "judge" | "dataFolder">,
  named: string | null = null,
): JudgeModel | null {
  const modelId = named ?? judge.modelId;
  const { baseUrl, apiKey } = judge;
  if (modelId === undefined || !(baseUrl || apiKey)) return null;
  const address = baseUrl ?? openAiUrl;
  const provider = new URL(address).host;
  const wire = {
    baseUrl: address,
    apiKey,
    modelId,
    fetch: createConnectionFetch({ plainHttpAnywhere: true }),
  };
  return createJudgeModel(
    { provider, modelId, label: `${modelId} (${provider})` },
    createWiredPeerModel(wire, createAnswerFiles(dataFolder)),
  );
}
