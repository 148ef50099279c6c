import { localConnectionId } from "@/lib/core/model/connection";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import type { OfferedConnection, OfferedModel } from "@/lib/core/model/offer";
import type { LocalModelStore } from "@/lib/ports/local-model-store";

/** The models on this machine as something that can be chosen; null when there is none. */
export async function offerLocalModels(store: LocalModelStore): Promise<OfferedConnection | null> {
  const [files, policies, runtime] = await Promise.all([store.files(), store.policies(), store.runtime()]);
  const usable = files.filter(({ problem }) => problem === null);
  const trained = policies.filter(({ problem }) => problem === null);
  if (usable.length === 0) return null;
  return {
    connectionId: localConnectionId,
    name: "This machine",
    baseUrl: "",
    dialect: "chat",
    keyEnding: null,
    isReadOnly: true,
    problem:
      runtime.status === "installed"
        ? null
        : "The runtime for local models is not installed. Install it in Settings under Local models.",
    models: [
      ...trained.map(({ modelId, baseFile }) => {
        const base = usable.find((file) => baseFile?.endsWith(file.modelId));
        return offered(modelId, base?.trainedContext ?? null, false);
      }),
      ...usable.map(({ modelId, trainedContext, isEmbedding }) =>
        offered(modelId, trainedContext, isEmbedding),
      ),
    ],
  };
}

function offered(modelId: string, contextTokens: number | null, makesEmbeddings: boolean): OfferedModel {
  return { modelId, contextTokens, makesEmbeddings, facts: { ...unknownModelFacts, contextTokens } };
}
