import { filterScaleOf } from "@/lib/core/context/decide-filter";
import "server-only";
import type { ModelDirectory } from "@/lib/adapters/connections/model-directory";
import { filterThresholdOf } from "@/lib/adapters/embeddings/filter-thresholds";
import type { ModelChoice, SessionSettings } from "@/lib/core/log/event-envelope";
import { environmentConnectionId } from "@/lib/core/model/connection";
import { profileBySize, profileOf } from "@/lib/core/model/model-profile";
import { inThePersonsWords, type Profile } from "@/lib/core/model/profile";
import { emptySession, sandboxOf } from "@/lib/core/session/session-state";
import type { OwnerSettings } from "@/lib/core/settings/owner-settings";
import type { LanguageModel } from "@/lib/ports/language-model";
import type { Dependencies } from "@/lib/use-cases/dependencies";

/** Who acts, and in which session; null outside any. */
export interface DependencyScope {
  readonly ownerId: string;
  readonly sessionId: string | null;
}

/**
 * What use-cases on one session run with: the model chosen there, else the owner's default; the owner's embedder; the budget that a
 * new session of this owner starts with; and in a sandbox its own memories alone.
 */
export function createSessionDependencies(shared: Dependencies, directory: ModelDirectory) {
  return async ({ ownerId, sessionId }: DependencyScope): Promise<Dependencies> => {
    const settings = await shared.ownerSettings.read({ ownerId });
    const state =
      sessionId === null ? emptySession : await shared.sessionReader.latest({ ownerId, sessionId });
    const sandbox = sandboxOf(state);
    const embedder = await directory.embedderFor({ ownerId, choice: settings.embedder });
    const sessionSettings = sessionSettingsOf(shared.sessionSettings, settings, embedder.model);
    const { contextLimitTokens } = state.sequence === 0 ? sessionSettings : state.settings;
    const languageModel = await directory.modelFor({
      ownerId,
      choice: state.modelChoice ?? settings.defaultModel,
      models: settings.models,
      contextLimitTokens,
    });
    const memoryStore = sandbox ? shared.memoryStore.inSandbox(sandbox) : shared.memoryStore;
    const profile = inThePersonsWords(
      profileFor(state.modelChoice ?? settings.defaultModel, languageModel, settings.models),
      settings.systemPrompt,
    );
    return {
      ...shared,
      memoryStore,
      languageModel,
      embedder,
      sessionSettings,
      profile,
      turnLimits: settings.turnLimits,
    };
  };
}

/** As the model was trained; else as the person or a test chose it, else by the size that the model's name says. */
function profileFor(
  choice: ModelChoice | null,
  { identity: { modelId }, profile }: Pick<LanguageModel, "identity" | "profile">,
  models: OwnerSettings["models"],
): Profile {
  const connectionId = choice?.connectionId ?? environmentConnectionId;
  const set = models.find((one) => one.connectionId === connectionId && one.modelId === modelId);
  return profileOf(profile ?? set?.profile ?? profileBySize(modelId).choice);
}

/** What the person set, else what the app was started with; marks that cross each other are put back in order. */
function sessionSettingsOf(
  started: SessionSettings,
  { budget, filterThresholds }: Pick<OwnerSettings, "budget" | "filterThresholds">,
  embeddingModel: string,
): SessionSettings {
  const hardMark = budget.hardMark ?? started.hardMark;
  return {
    contextLimitTokens: budget.contextLimitTokens ?? started.contextLimitTokens,
    softMark: Math.min(budget.softMark ?? started.softMark, hardMark),
    hardMark,
    filterThreshold: filterThresholds[embeddingModel] ?? filterThresholdOf(embeddingModel),
    thresholdModel: filterScaleOf(embeddingModel),
  };
}
