import type { AppError } from "@/lib/core/errors";
import { profileByTest } from "@/lib/core/model/model-profile";
import type { ConnectionCheck } from "@/lib/core/model/offer";
import { err, ok, type Result } from "@/lib/core/result";
import { modelSettingsSchema } from "@/lib/core/settings/owner-settings";
import { changeModelSettings } from "./change-model-settings";
import type { ModelDependencies } from "./model-dependencies";

export interface TestConnectionInput {
  readonly ownerId: string;
  readonly connectionId: string;
  readonly modelId: string | null;
  readonly embeddingModelId: string | null;
  readonly signal: AbortSignal;
}

/**
 * Tries what the app needs of a connection, and remembers what it found out of the model: whether it calls tools, which decides its protocol,
 * how its tokenizer counts, and by which profile it is asked from now on, unless the person chose one.
 */
export async function testConnection(
  deps: ModelDependencies,
  { ownerId, connectionId, modelId, embeddingModelId, signal }: TestConnectionInput,
): Promise<Result<readonly ConnectionCheck[], AppError>> {
  const connection = await deps.connections.find({ ownerId, connectionId });
  if (!connection) return err({ code: "unknown-connection" });
  const checks = await deps.gateway.test({ ownerId, connection, modelId, embeddingModelId, signal });
  const outcomeOf = (name: ConnectionCheck["name"]) => {
    const found = checks.find((check) => check.name === name)?.outcome;
    return found === "works" ? true : found === "fails" ? false : null;
  };
  const call = outcomeOf("tools");
  if (modelId === null || call === null) return ok(checks);
  const chosen = profileByTest(modelId, {
    call,
    twoCalls: outcomeOf("two-calls"),
    argumentTypes: outcomeOf("argument-types"),
    answer: outcomeOf("answer"),
  });
  const ratio = checks.find(({ name }) => name === "tokenizer")?.ratio ?? null;
  const fresh = modelSettingsSchema.parse({ connectionId, modelId });
  let isByPerson = false;
  await changeModelSettings(deps, {
    ownerId,
    change: (known) => {
      const before = known ?? fresh;
      // What the person wrote about it stays.
      const facts = { ...before.facts, tokenizerRatio: before.facts.tokenizerRatio ?? ratio };
      const settings = { ...before, facts, toolCalls: call ? "work" : "fail" } as const;
      isByPerson = settings.profile !== null && settings.profileReason === null;
      return isByPerson ? settings : { ...settings, profile: chosen.choice, profileReason: chosen.reason };
    },
    connectionId,
    modelId,
  });
  const kept = isByPerson ? " You chose its profile yourself, so yours stays." : "";
  return ok([...checks, { name: "profile", outcome: "works", sentence: `${chosen.reason}${kept}` }]);
}
