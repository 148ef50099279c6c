"use server";

import { addModelFileContract } from "@/lib/contract/model/add-model-file";
import { chooseLocalModelContract } from "@/lib/contract/model/choose-local-model";
import { discardDownloadContract } from "@/lib/contract/model/discard-download";
import { downloadModelContract } from "@/lib/contract/model/download-model";
import { installRuntimeContract } from "@/lib/contract/model/install-runtime";
import { removeModelContract } from "@/lib/contract/model/remove-model";
import { stopDownloadContract } from "@/lib/contract/model/stop-download";
import { stopInstallingContract } from "@/lib/contract/model/stop-installing";
import { localConnectionId } from "@/lib/core/model/connection";
import { findOffer } from "@/lib/core/model/local-model-catalogue";
import { err, ok } from "@/lib/core/result";
import { action } from "@/lib/server/action";
import { localModelsAfter } from "@/lib/server/local-models-after";
import { changeOwnerSettings } from "@/lib/use-cases/settings/change-owner-settings";

export const installRuntime = action(
  installRuntimeContract,
  { scope: "owner", role: "machine-owner" },
  (context) => localModelsAfter(context, async (store) => ok(await store.installRuntime())),
);

export const stopInstalling = action(
  stopInstallingContract,
  { scope: "owner", role: "machine-owner" },
  (context) => localModelsAfter(context, async (store) => ok(await store.stopInstalling())),
);

export const downloadModel = action(
  downloadModelContract,
  { scope: "owner", role: "machine-owner" },
  (context, { offerId }) =>
    localModelsAfter(context, async (store) => {
      const offer = findOffer(offerId);
      return offer ? store.download(offer) : err("This model is not on offer any more.");
    }),
);

export const stopDownload = action(
  stopDownloadContract,
  { scope: "owner", role: "machine-owner" },
  (context, { offerId }) => localModelsAfter(context, async (store) => ok(await store.stop(offerId))),
);

export const discardDownload = action(
  discardDownloadContract,
  { scope: "owner", role: "machine-owner" },
  (context, { offerId }) => localModelsAfter(context, async (store) => ok(await store.discard(offerId))),
);

export const addModelFile = action(
  addModelFileContract,
  { scope: "owner", role: "machine-owner" },
  (context, { path }) => localModelsAfter(context, (store) => store.add(path)),
);

export const removeModel = action(
  removeModelContract,
  { scope: "owner", role: "machine-owner" },
  (context, { modelId }) => localModelsAfter(context, (store) => store.remove(modelId)),
);

export const chooseLocalModel = action(
  chooseLocalModelContract,
  { scope: "owner", role: "machine-owner" },
  async ({ app, deps, ownerId }, { modelId }) => {
    const store = app.models.localModels;
    const policy = (await store.policies()).find((found) => found.modelId === modelId);
    if (policy ? policy.problem !== null : (await store.pathOf(modelId)) === null)
      return err({
        code: "local-model-refused",
        reason: policy?.problem ?? "This model is not here any more.",
      });
    const defaultModel = { connectionId: localConnectionId, modelId };
    return changeOwnerSettings(deps, { ownerId, change: { defaultModel } });
  },
);
