import { isOffline, modelName } from "@/lib/client/model-name";
import type { ModelIdentity } from "@/lib/core/session/event-envelope";

const variables = [
  { name: "OPENAI_API_KEY", meaning: "your key; local servers take any text" },
  {
    name: "OPENAI_BASE_URL",
    meaning: "another server with the same interface, for example Ollama or LM Studio",
  },
  { name: "AGEMEM_MODEL", meaning: "the name of the model" },
] as const;

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
            {model.modelId}, through {model.provider}. What you write and what the agent remembers is sent to
            it.
          </p>
        )}
      </div>
      <div>
        <p className="font-medium">
          {isOffline(model) ? "To connect a real model" : "To connect another model"}
        </p>
        <p className="mt-1 text-mute">Set these in the environment and start the app again:</p>
        <dl className="mt-2 space-y-1.5">
          {variables.map((variable) => (
            <div key={variable.name}>
              <dt className="font-mono text-xs">{variable.name}</dt>
              <dd className="text-xs text-mute">{variable.meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
