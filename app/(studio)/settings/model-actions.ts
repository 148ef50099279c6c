"use server";

import { chooseModelContract } from "@/lib/contract/model/choose-model";
import { removeConnectionContract } from "@/lib/contract/model/remove-connection";
import { saveConnectionContract } from "@/lib/contract/model/save-connection";
import { setDefaultModelContract } from "@/lib/contract/settings/set-default-model";
import { setModelSettingsContract } from "@/lib/contract/settings/set-model-settings";
import { setSystemPromptContract } from "@/lib/contract/settings/set-system-prompt";
import { ok } from "@/lib/core/result";
import { modelSettingsSchema } from "@/lib/core/settings/owner-settings";
import { action, recordedEvents } from "@/lib/server/action";
import { changeModelSettings } from "@/lib/use-cases/model/change-model-settings";
import { chooseModel as choose } from "@/lib/use-cases/model/choose-model";
import { removeConnection as remove } from "@/lib/use-cases/model/remove-connection";
import { saveConnection as save } from "@/lib/use-cases/model/save-connection";
import { changeOwnerSettings } from "@/lib/use-cases/settings/change-owner-settings";
import { setSystemPrompt as setPrompt } from "@/lib/use-cases/settings/set-system-prompt";

export const saveConnection = action(saveConnectionContract, { scope: "owner" }, ({ app, ownerId }, fields) =>
  save(app.models, { ownerId, ...fields }),
);

export const removeConnection = action(
  removeConnectionContract,
  { scope: "owner" },
  async ({ app, ownerId }, { connectionId }) => {
    const removed = await remove(app.models, { ownerId, connectionId });
    return removed.ok ? ok(true) : removed;
  },
);

export const setDefaultModel = action(
  setDefaultModelContract,
  { scope: "owner" },
  ({ deps, ownerId }, { choice }) => changeOwnerSettings(deps, { ownerId, change: { defaultModel: choice } }),
);

export const setModelSettings = action(
  setModelSettingsContract,
  { scope: "owner" },
  async ({ deps, ownerId }, { protocol, facts, sampling, profile, ...place }) => {
    const fresh = modelSettingsSchema.parse(place);
    const change = (known: typeof fresh | null | undefined) => ({
      ...(known ?? fresh),
      protocol,
      facts,
      sampling,
      // Nothing chosen leaves what the last test found; a choice of the person stands before it.
      ...(profile === null && known?.profileReason ? {} : { profile, profileReason: null }),
    });
    await changeModelSettings(deps, { ownerId, ...place, change });
    return ok(true);
  },
);

export const chooseModel = action(
  chooseModelContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId, ...fields }) =>
    recordedEvents(await choose(deps, { ownerId, eventId: requestId, ...fields })),
);

export const setSystemPrompt = action(
  setSystemPromptContract,
  { scope: "owner" },
  ({ deps, ownerId }, { text }) => setPrompt(deps, { ownerId, text }),
);
