import { estimateFit } from "@/lib/core/model/local-model";
import { localModelCatalogue } from "@/lib/core/model/local-model-catalogue";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import type { LocalModelStore } from "@/lib/ports/local-model-store";

/** What is here, what could be, and whether it fits this machine. `contextTokens` is the size of a session's context. */
export async function viewLocalModels(
  store: LocalModelStore,
  { contextTokens }: { readonly contextTokens: number },
): Promise<LocalModelsView> {
  const [runtime, machine, files, policies, downloads] = await Promise.all([
    store.runtime(),
    store.machine(),
    store.files(),
    store.policies(),
    store.downloads(),
  ]);
  const names = new Set(files.map(({ modelId }) => modelId));
  return {
    runtime,
    machine,
    policies: policies.map(({ modelId, card, problem }) => ({ modelId, card, problem })),
    files: files.map((file) => ({
      ...file,
      fit: estimateFit(machine, {
        ...file,
        contextTokens: Math.min(contextTokens, file.trainedContext ?? contextTokens),
      }),
    })),
    offers: localModelCatalogue
      .filter(({ fileName }) => !names.has(fileName))
      .map((offer) => {
        const download = downloads.find(({ offerId }) => offerId === offer.offerId) ?? null;
        const fileBytes = download?.totalBytes ?? offer.bytes;
        const fit = estimateFit(machine, { fileBytes, contextTokens, bytesPerContextToken: null });
        return { ...offer, fit, download };
      }),
  };
}
