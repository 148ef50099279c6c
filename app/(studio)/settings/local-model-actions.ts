"use server";

import { z } from "zod";
import type { ActionResult } from "@/lib/client/session/server-actions";
import type { AppError } from "@/lib/core/errors";
import { localConnectionId } from "@/lib/core/model/connection";
import { findOffer } from "@/lib/core/model/local-model-catalogue";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { err, ok, type Result } from "@/lib/core/result";
import { getApp } from "@/lib/server/app";
import { runAction } from "@/lib/server/run-action";
import { viewLocalModels as view } from "@/lib/use-cases/model/view-local-models";

const offerFields = z.object({ offerId: z.string().min(1).max(100) });
const modelFields = z.object({ modelId: z.string().min(1).max(300) });

/** What is here, what can be had, and what is on its way. */
export async function viewLocalModels(): Promise<ActionResult<LocalModelsView>> {
  return act(z.undefined(), undefined, async () => ok(null));
}

/** Begins to install the runtime; the page then shows how far it is. */
export async function installRuntime(): Promise<ActionResult<LocalModelsView>> {
  return act(z.undefined(), undefined, async (store) => ok(await store.installRuntime()));
}

/** Stops the installation; nothing of it stays in use. */
export async function stopInstalling(): Promise<ActionResult<LocalModelsView>> {
  return act(z.undefined(), undefined, async (store) => ok(await store.stopInstalling()));
}

/** Begins a download or goes on with one. */
export async function downloadModel(input: unknown): Promise<ActionResult<LocalModelsView>> {
  return act(offerFields, input, async (store, { offerId }) => {
    const offer = findOffer(offerId);
    return offer ? store.download(offer) : err("This model is not on offer any more.");
  });
}

/** Stops a download and keeps what came. */
export async function stopDownload(input: unknown): Promise<ActionResult<LocalModelsView>> {
  return act(offerFields, input, async (store, { offerId }) => ok(await store.stop(offerId)));
}

/** Throws what came of a download away. */
export async function discardDownload(input: unknown): Promise<ActionResult<LocalModelsView>> {
  return act(offerFields, input, async (store, { offerId }) => ok(await store.discard(offerId)));
}

/** Adds a file of the person's own by its path on the computer the app runs on. */
export async function addModelFile(input: unknown): Promise<ActionResult<LocalModelsView>> {
  const schema = z.object({ path: z.string().trim().min(1, "Name the file first.").max(4_000) });
  return act(schema, input, (store, { path }) => store.add(path));
}

/** Removes a model. */
export async function removeModel(input: unknown): Promise<ActionResult<LocalModelsView>> {
  return act(modelFields, input, (store, { modelId }) => store.remove(modelId));
}

/** Lets a model on this machine answer wherever a session has none of its own. */
export async function chooseLocalModel(input: unknown): Promise<ActionResult<null>> {
  return runAction(modelFields, input, async ({ deps, ownerId }, { modelId }) => {
    const store = (await getApp()).models.localModels;
    if ((await store.pathOf(modelId)) === null) return refused("This model is not here any more.");
    const choice = { connectionId: localConnectionId, modelId };
    await deps.ownerSettings.change({ ownerId, change: { defaultModel: choice } });
    return ok(null);
  });
}

type Store = Awaited<ReturnType<typeof getApp>>["models"]["localModels"];

/** Does something to the models of this machine and answers with all of them as they are then. */
async function act<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  work: (store: Store, fields: z.infer<Schema>) => Promise<Result<unknown, string>>,
): Promise<ActionResult<LocalModelsView>> {
  return runAction(schema, input, async ({ deps }, fields) => {
    const store = (await getApp()).models.localModels;
    const done = await work(store, fields);
    if (!done.ok) return refused(done.error);
    return ok(await view(store, { contextTokens: deps.sessionSettings.contextLimitTokens }));
  });
}

function refused(reason: string): { readonly ok: false; readonly error: AppError } {
  return err({ code: "local-model-refused", reason });
}
