import "server-only";
import { environmentConnectionId, localConnectionId, offlineConnectionId } from "@/lib/core/model/connection";
import type { Actor } from "./actor";
import type { Container } from "./container";

/** Whether the model that answers by default can be reached. */
export interface ModelReach {
  readonly label: string;
  /** `in-this-app`: no connection is needed. */
  readonly reach: "in-this-app" | "answers" | "fails";
  /** Why it fails, as a sentence. */
  readonly problem?: string;
}

/** How long an answer of a provider holds, in milliseconds: the one who watches the app must not cost the person a request each time. */
const holdsForMs = 60_000;

const known = new Map<string, { readonly atMs: number; readonly reach: Promise<ModelReach> }>();

/** Asks the provider of the owner's default model whether it is there, with the request that lists its models. */
export function modelReach(
  app: Pick<Container, "models" | "dependenciesFor">,
  { ownerId }: Pick<Actor, "ownerId">,
): Promise<ModelReach> {
  const nowMs = performance.now();
  const last = known.get(ownerId);
  if (last && nowMs - last.atMs < holdsForMs) return last.reach;
  const reach = ask(app, ownerId);
  known.set(ownerId, { atMs: nowMs, reach });
  return reach;
}

async function ask(
  { models, dependenciesFor }: Pick<Container, "models" | "dependenciesFor">,
  ownerId: string,
): Promise<ModelReach> {
  const [{ defaultModel }, { languageModel }] = await Promise.all([
    models.ownerSettings.read({ ownerId }),
    dependenciesFor({ ownerId, sessionId: null }),
  ]);
  const { label, provider } = languageModel.identity;
  const connectionId = defaultModel?.connectionId ?? environmentConnectionId;
  if (provider === "offline" || connectionId === offlineConnectionId || connectionId === localConnectionId)
    return { label, reach: "in-this-app" };
  const connection = await models.connections.find({ ownerId, connectionId });
  if (!connection) return { label, reach: "fails", problem: "Its connection is not there any more." };
  const listed = await models.gateway.listModels({ ownerId, connection });
  return listed.ok ? { label, reach: "answers" } : { label, reach: "fails", problem: listed.error };
}
