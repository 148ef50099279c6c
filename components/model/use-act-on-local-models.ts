import { useQueryClient } from "@tanstack/react-query";
import { readKey } from "@/lib/client/query/read-query";
import { type Action, usePerform } from "@/lib/client/query/use-act";
import { viewLocalModelsContract } from "@/lib/contract/model/view-local-models";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";

/** Does something with models of this machine and shows everywhere what became of it; answers with the sentence of a refusal. */
export type ActOnLocalModels = <Input>(
  action: Action<Input, LocalModelsView>,
  input: Input,
) => Promise<string | null>;

/** The one way to act on models of this machine. */
export function useActOnLocalModels(): ActOnLocalModels {
  const queryClient = useQueryClient();
  const perform = usePerform();
  return async (action, input) => {
    const done = await perform(action, input);
    if (!done.ok) return done.error.message;
    queryClient.setQueryData(readKey(viewLocalModelsContract, {}), done.value);
    return null;
  };
}
