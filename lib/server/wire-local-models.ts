import "server-only";
import path from "node:path";
import { createLocalModelStore, defaultModelSource } from "@/lib/adapters/local-models/local-model-store";
import { createLocalModels } from "@/lib/adapters/node-llama-cpp/local-models";
import type { Environment } from "./environment";
import { log } from "./log";

/** Models on this machine: what is kept in the data folder, and what runs it. Nothing is loaded or fetched before somebody asks. */
export function wireLocalModels({ rootFolder, dataFolder, modelSourceUrl, contextLimitTokens }: Environment) {
  const runtimeFolder = path.join(/* turbopackIgnore: true */ dataFolder, "local-runtime");
  const store = createLocalModelStore({
    rootFolder,
    runtimeFolder,
    policyFolders: [
      path.join(/* turbopackIgnore: true */ rootFolder, "training", "policies"),
      path.join(/* turbopackIgnore: true */ dataFolder, "policies"),
    ],
    modelsFolder: path.join(/* turbopackIgnore: true */ dataFolder, "models"),
    sourceUrl: modelSourceUrl ?? defaultModelSource,
    onUnexpected: (error) => log.error({ error }, "a download failed unexpectedly"),
  });
  const models = createLocalModels({
    runtimeFolder,
    promptTokens: contextLimitTokens,
    pathOf: store.pathOf,
    policies: store.policies,
    onComplaint: (complaint) => log.warn({ complaint }, "the runtime of local models complained"),
  });
  return {
    store,
    models,
    async close() {
      await store.close();
      await models.close();
    },
  };
}
