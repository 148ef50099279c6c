"use server";

import { z } from "zod";
import type { EmbeddingState } from "@/lib/client/model/embedding-actions";
import type { ActionResult } from "@/lib/client/session/server-actions";
import { modelChoiceSchema } from "@/lib/core/log/event-envelope";
import { ok } from "@/lib/core/result";
import { getApp } from "@/lib/server/app";
import { loadEmbeddingState } from "@/lib/server/embedding-data";
import { runAction } from "@/lib/server/run-action";

const choice = modelChoiceSchema
  .extend({ connectionId: z.string().min(1).max(100), modelId: z.string().trim().min(1).max(300) })
  .nullable();

/** Which embedder is in use, and how far the memories have followed. */
export async function readEmbeddings(): Promise<ActionResult<EmbeddingState>> {
  return runAction(z.undefined(), undefined, async ({ ownerId }) => ok(await loadEmbeddingState(ownerId)));
}

/** Changes the embedder; the memories follow in the background. */
export async function setEmbedder(input: unknown): Promise<ActionResult<EmbeddingState>> {
  return runAction(z.object({ choice }), input, async ({ deps, ownerId }, fields) => {
    const change = { embedder: fields.choice, reembeddingStopped: false };
    await deps.ownerSettings.change({ ownerId, change });
    (await getApp()).reembedding.start(ownerId);
    return ok(await loadEmbeddingState(ownerId));
  });
}

/** Stops the re-embedding, or lets it go on where it stood. */
export async function setReembedding(input: unknown): Promise<ActionResult<EmbeddingState>> {
  return runAction(z.object({ stopped: z.boolean() }), input, async ({ deps, ownerId }, { stopped }) => {
    await deps.ownerSettings.change({ ownerId, change: { reembeddingStopped: stopped } });
    if (!stopped) (await getApp()).reembedding.start(ownerId);
    return ok(await loadEmbeddingState(ownerId));
  });
}

/** FILTER's threshold for one embedding model; null is the calibrated one again. */
export async function setFilterThreshold(input: unknown): Promise<ActionResult<EmbeddingState>> {
  const schema = z.object({
    model: z.string().min(1).max(200),
    threshold: z.number().min(0).max(1).nullable(),
  });
  return runAction(schema, input, async ({ deps, ownerId }, { model, threshold }) => {
    const { filterThresholds } = await deps.ownerSettings.read({ ownerId });
    const others = Object.entries(filterThresholds).filter(([name]) => name !== model);
    const changed = threshold === null ? others : [...others, [model, threshold] as const];
    await deps.ownerSettings.change({ ownerId, change: { filterThresholds: Object.fromEntries(changed) } });
    return ok(await loadEmbeddingState(ownerId));
  });
}
