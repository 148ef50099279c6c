import type { Connection } from "@/lib/core/model/connection";
import { mergeFacts, unknownModelFacts } from "@/lib/core/model/model-facts";
import type { OfferedConnection } from "@/lib/core/model/offer";
import type { ModelSettings } from "@/lib/core/settings/owner-settings";
import type { ModelDependencies } from "./model-dependencies";
import { offerLocalModels } from "./offer-local-models";

/** Asks every connection of the owner, all at once, what it offers; models on this machine are offered to its owners. */
export async function listOfferedModels(
  deps: ModelDependencies,
  { ownerId }: { readonly ownerId: string },
): Promise<readonly OfferedConnection[]> {
  const [connections, settings] = await Promise.all([
    deps.connections.list({ ownerId }),
    deps.ownerSettings.read({ ownerId }),
  ]);
  const offers = connections.map((connection) => offerOf(deps, ownerId, connection, settings.models));
  const local = deps.ownsMachine(ownerId) ? await offerLocalModels(deps.localModels) : null;
  return [...(local ? [local] : []), ...(await Promise.all(offers))];
}

async function offerOf(
  deps: ModelDependencies,
  ownerId: string,
  connection: Connection,
  set: readonly ModelSettings[],
): Promise<OfferedConnection> {
  const listed = await deps.gateway.listModels({ ownerId, connection });
  if (!listed.ok) return { ...connection, models: [], problem: listed.error };
  const { connectionId, baseUrl } = connection;
  const models = listed.value.map((model) => {
    const known = deps.factsOf({ baseUrl, modelId: model.modelId });
    const edited = set.find((one) => one.connectionId === connectionId && one.modelId === model.modelId);
    const told = { ...known, contextTokens: model.contextTokens ?? known.contextTokens };
    return { ...model, facts: mergeFacts(told, edited?.facts ?? unknownModelFacts) };
  });
  return { ...connection, models, problem: null };
}
