import { downloadModel, installRuntime } from "@/app/(studio)/settings/local-model-actions";
import { useShell } from "@/lib/client/shell/shell-context";
import type { LocalModelOffer } from "@/lib/core/model/local-model-catalogue";
import { nextLocalAct } from "@/lib/core/model/local-model-way";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { useActOnLocalModels } from "./use-act-on-local-models";

/** Wants a model on this machine, or wants it once more: what failed before is tried again, because the person asks for it now. */
export function useBeginLocalModel(): (
  view: LocalModelsView,
  offer: Pick<LocalModelOffer, "offerId" | "fileName" | "name">,
) => Promise<void> {
  const want = useShell(({ wantLocalModel }) => wantLocalModel);
  const act = useActOnLocalModels();
  return async (view, { offerId, fileName, name }) => {
    const next = nextLocalAct(view, { offerId, fileName });
    const again = async () => {
      if (next.kind !== "failed") return null;
      return next.what === "install" ? act(installRuntime, {}) : act(downloadModel, { offerId });
    };
    want({ offerId, fileName, name, problem: await again() });
  };
}
