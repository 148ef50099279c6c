import { useRouter } from "next/navigation";
import { chooseLocalModel } from "@/app/(studio)/settings/local-model-actions";
import { usePerform } from "@/lib/client/query/use-act";
import { useShell } from "@/lib/client/shell/shell-context";

/** Makes a model of this machine the one that answers by default. Returns why not, as a sentence, or null once it does. */
export function useChosenLocalModel(): (modelId: string, name: string) => Promise<string | null> {
  const router = useRouter();
  const perform = usePerform();
  const setModel = useShell((shell) => shell.setModel);
  return async (modelId, name) => {
    const set = await perform(chooseLocalModel, { modelId });
    if (!set.ok) return set.error.message;
    setModel({ provider: "node-llama-cpp", modelId, label: `${name} (this machine)` });
    router.refresh();
    return null;
  };
}
