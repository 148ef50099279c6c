import type { ModelFacts } from "@/lib/core/model/model-facts";
import type { ConnectionStore } from "@/lib/ports/connection-store";
import type { IdGenerator } from "@/lib/ports/id-generator";
import type { LocalModelStore } from "@/lib/ports/local-model-store";
import type { OwnerSettingsStore } from "@/lib/ports/owner-settings-store";
import type { ProviderGateway } from "@/lib/ports/provider-gateway";

/** What the use-cases on models and connections need. */
export interface ModelDependencies {
  readonly connections: ConnectionStore;
  readonly gateway: ProviderGateway;
  readonly ownerSettings: OwnerSettingsStore;
  readonly ids: IdGenerator;
  /** Who may use what belongs to this machine. */
  readonly ownsMachine: (ownerId: string) => boolean;
  /** Models that run inside the app, for the machine's owners alone. */
  readonly localModels: LocalModelStore;
  /** What a price list knows of a model at an address. */
  readonly factsOf: (model: { readonly baseUrl: string; readonly modelId: string }) => ModelFacts;
}
