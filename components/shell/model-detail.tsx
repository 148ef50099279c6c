import Link from "next/link";
import { Button } from "@/components/ui/button";
import { isOffline, modelName } from "@/lib/client/model/model-name";
import { useShell } from "@/lib/client/shell/shell-context";
import type { ModelIdentity } from "@/lib/core/log/event-envelope";

/** Says what the model in use is, and how to connect another one. */
export function ModelDetail({ model }: { readonly model: ModelIdentity }) {
  const setConnectOpen = useShell((shell) => shell.setConnectOpen);
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
      <div className="flex flex-wrap gap-1.5">
        <Button variant={isOffline(model) ? "primary" : "outline"} onClick={() => setConnectOpen(true)}>
          {isOffline(model) ? "Connect a model" : "Connect another model"}
        </Button>
        <Link
          href="/settings?section=model"
          prefetch={false}
          className="inline-flex min-h-7 items-center rounded-lg px-2.5 text-[13px] text-mute hover:bg-soft hover:text-ink pointer-coarse:min-h-11"
        >
          Models and connections
        </Link>
      </div>
    </div>
  );
}
