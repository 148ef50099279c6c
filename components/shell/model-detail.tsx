import Link from "next/link";
import { isOffline, modelName } from "@/lib/client/model/model-name";
import type { ModelIdentity } from "@/lib/core/log/event-envelope";

/** Says what the model in use is, and how to connect another one. */
export function ModelDetail({ model }: { readonly model: ModelIdentity }) {
  return (
    <div className="space-y-3">
      <div>
        <p className="font-semibold">{modelName(model)}</p>
        {isOffline(model) ? (
          <p className="mt-1 text-mute">
            A set of rules that runs on this computer, without a key and without a network. It reads plain
            sentences, uses all six memory operations and says when it cannot do something. It is not a
            language model.
          </p>
        ) : (
          <p className="mt-1 text-mute">
            Answers in every session that has no model of its own. What you write and what the agent remembers
            is sent to it.
          </p>
        )}
      </div>
      <p className="text-mute">
        OpenAI with a key, or any server that speaks its interface (Ollama, LM Studio, vLLM, llama.cpp), is
        connected in the settings.
      </p>
      <Link
        href="/settings?section=model"
        prefetch={false}
        className="inline-flex min-h-8 items-center rounded-lg border border-line px-2.5 font-medium hover:bg-soft pointer-coarse:min-h-11"
      >
        {isOffline(model) ? "Connect a model" : "Models and connections"}
      </Link>
    </div>
  );
}
