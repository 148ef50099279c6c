import type { ReactNode } from "react";
import type { SettingsSectionId } from "@/lib/client/settings/settings-sections";
import { ApiSection } from "./api-section";
import { BudgetSection } from "./budget-section";
import { DataSection } from "./data-section";
import { EmbeddingSection } from "./embedding-section";
import { LocalModelsSection } from "./local-models-section";
import { MemoryPolicySection } from "./memory-policy-section";
import { ModelSection } from "./model-section";

/** What each tab shows. A section without an entry has no tab. */
export const sectionPages: Partial<Record<SettingsSectionId, () => Promise<ReactNode> | ReactNode>> = {
  model: () => <ModelSection />,
  embeddings: () => <EmbeddingSection />,
  budget: () => <BudgetSection />,
  "memory-policy": () => <MemoryPolicySection />,
  "local-models": () => <LocalModelsSection />,
  api: () => <ApiSection />,
  data: () => <DataSection />,
};
