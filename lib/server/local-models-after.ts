import "server-only";
import type { AppError } from "@/lib/core/errors";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { err, ok, type Result } from "@/lib/core/result";
import { viewLocalModels } from "@/lib/use-cases/model/view-local-models";
import type { Container } from "./container";
import type { DoorContext } from "./door";

type Store = Container["models"]["localModels"];

/** Does something to the models of this machine and answers with all of them as they are then. */
export async function localModelsAfter(
  { app, deps }: DoorContext<Container>,
  work: (store: Store) => Promise<Result<unknown, string>>,
): Promise<Result<LocalModelsView, AppError>> {
  const store = app.models.localModels;
  const done = await work(store);
  if (!done.ok) return err({ code: "local-model-refused", reason: done.error });
  return ok(await viewLocalModels(store, { contextTokens: deps.sessionSettings.contextLimitTokens }));
}
