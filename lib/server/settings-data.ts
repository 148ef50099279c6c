import "server-only";
import type { ModelIdentity, SessionSettings } from "@/lib/core/log/event-envelope";
import type { Connection } from "@/lib/core/model/connection";
import { studioProfile } from "@/lib/core/model/profile";
import type { OwnerSettings } from "@/lib/core/settings/owner-settings";
import { requireCurrentActor } from "./actor";
import { getApp } from "./app";
import { readEnvironment } from "./environment";

/** What the section of models shows first; what the connections offer is asked by the page itself. */
export interface ModelSectionData {
  readonly connections: readonly Connection[];
  readonly settings: Pick<OwnerSettings, "defaultModel" | "models">;
  /** The model that answers where a session has chosen none. */
  readonly model: ModelIdentity;
  /** What it is told in a new session, and whether the person wrote it. */
  readonly prompt: { readonly text: string; readonly isOwn: boolean };
}

/** Loads the section of models. */
export async function loadModelSection(): Promise<ModelSectionData> {
  const { ownerId } = await requireCurrentActor();
  const app = await getApp();
  const [connections, settings, deps] = await Promise.all([
    app.models.connections.list({ ownerId }),
    app.deps.ownerSettings.read({ ownerId }),
    app.dependenciesFor({ ownerId, sessionId: null }),
  ]);
  const { defaultModel, models, systemPrompt } = settings;
  const { systemPrompt: text } = deps.profile ?? studioProfile;
  return {
    connections,
    settings: { defaultModel, models },
    model: deps.languageModel.identity,
    prompt: { text, isOwn: systemPrompt !== null && systemPrompt === text },
  };
}

/** What the section of the budget shows. */
export interface BudgetSectionData {
  readonly budget: OwnerSettings["budget"];
  /** What a new session starts with now. */
  readonly inForce: SessionSettings;
  /** What the app was started with. */
  readonly started: SessionSettings;
  /** What one answer may take. */
  readonly turnLimits: OwnerSettings["turnLimits"];
  readonly modelLabel: string;
  /** What the default model can read at once, where somebody knows. */
  readonly modelContextTokens: number | null;
}

/** Loads the section of the budget. */
export async function loadBudgetSection(): Promise<BudgetSectionData> {
  const { ownerId } = await requireCurrentActor();
  const app = await getApp();
  const [{ budget, turnLimits }, deps] = await Promise.all([
    app.deps.ownerSettings.read({ ownerId }),
    app.dependenciesFor({ ownerId, sessionId: null }),
  ]);
  return {
    budget,
    turnLimits,
    inForce: deps.sessionSettings,
    started: app.deps.sessionSettings,
    modelLabel: deps.languageModel.identity.label,
    modelContextTokens: deps.languageModel.facts?.contextTokens ?? null,
  };
}

/** Where everything of this owner lies. */
export async function loadDataSection() {
  const { ownerId } = await requireCurrentActor();
  const { database, deps } = await getApp();
  const { dataFolder, secret } = readEnvironment(process.env);
  const [memories, sessions] = await Promise.all([
    deps.memoryStore.countCurrent({ ownerId }),
    deps.sessionDirectory.list({ ownerId, limit: 100_000 }),
  ]);
  const isEmbedded = database.kind === "pglite";
  return {
    databaseKind: database.kind,
    survives: database.durability,
    dataFolder: isEmbedded || secret === undefined ? dataFolder : null,
    hasOwnSecret: secret !== undefined,
    memories,
    sessions: sessions.length,
  };
}
