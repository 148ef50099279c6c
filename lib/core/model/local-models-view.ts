import type { FoundPolicy } from "./found-policy";
import type { DownloadState, LocalModelFile, MachineFacts, ModelFit, RuntimeState } from "./local-model";
import type { LocalModelOffer } from "./local-model-catalogue";

/** A model that is on offer: whether it would fit, and where its download stands. */
export interface OfferedLocalModel extends LocalModelOffer {
  readonly fit: ModelFit;
  readonly download: DownloadState | null;
}

/** A model that is here, and how it will run. */
export interface PresentLocalModel extends LocalModelFile {
  readonly fit: ModelFit;
}

/** Everything the page of local models shows. */
export interface LocalModelsView {
  readonly runtime: RuntimeState;
  readonly machine: MachineFacts;
  readonly files: readonly PresentLocalModel[];
  /** Trained policies with their cards. */
  readonly policies: readonly Pick<FoundPolicy, "modelId" | "card" | "problem">[];
  /** What can be downloaded and is not here yet. */
  readonly offers: readonly OfferedLocalModel[];
}
