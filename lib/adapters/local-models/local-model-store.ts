import path from "node:path";
import { findOffer } from "@/lib/core/model/local-model-catalogue";
import { err, ok } from "@/lib/core/result";
import type { LocalModelStore } from "@/lib/ports/local-model-store";
import { machineFacts } from "./machine-facts";
import { createModelDownloads } from "./model-downloads";
import { createModelFolder } from "./model-folder";
import { createPolicyFolders } from "./policy-folders";
import { createRuntimeInstaller } from "./runtime-installer";

/** Where the files of models come from, unless the environment names a mirror. */
export const defaultModelSource = "https://huggingface.co";

/** Models in a folder of this machine. `close` stops what runs and keeps what came. */
export function createLocalModelStore(options: {
  readonly rootFolder: string;
  readonly runtimeFolder: string;
  readonly modelsFolder: string;
  /** Where trained policies are. */
  readonly policyFolders?: readonly string[];
  readonly sourceUrl: string;
  readonly connect?: typeof fetch;
  readonly floorBytes?: number;
  readonly onUnexpected?: (error: unknown) => void;
}): LocalModelStore & { close(): Promise<void> } {
  const { modelsFolder } = options;
  const installer = createRuntimeInstaller(options);
  const folder = createModelFolder(path.resolve(/* turbopackIgnore: true */ modelsFolder));
  const downloads = createModelDownloads({ ...options, folder: modelsFolder });
  const policies = createPolicyFolders({
    folders: options.policyFolders ?? [],
    bases: async () =>
      (await folder.files()).map(({ modelId, fileBytes, outsidePath }) => ({
        file: outsidePath ?? folder.placeOf(modelId),
        bytes: fileBytes,
      })),
  });
  return {
    policies: policies.list,
    machine: () => machineFacts(modelsFolder),
    runtime: async () => installer.state(),
    installRuntime: async () => installer.start(),
    stopInstalling: async () => installer.stop(),
    files: folder.files,
    downloads: downloads.list,
    async download(offer) {
      if (folder.has(offer.fileName)) return err(`${offer.name} is downloaded already.`);
      downloads.start(offer);
      return ok(null);
    },
    stop: downloads.stop,
    async discard(offerId) {
      const offer = findOffer(offerId);
      if (offer) await downloads.discard(offer);
    },
    add: folder.add,
    remove: folder.remove,
    pathOf: folder.pathOf,
    async close() {
      installer.stop();
      await downloads.stopAll();
    },
  };
}
