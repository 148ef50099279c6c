"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { removeConnection } from "@/app/(studio)/settings/model-actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import type { Connection } from "@/lib/core/model/connection";
import type { ModelSettings } from "@/lib/core/settings/owner-settings";
import { ConnectionForm } from "./connection-form";
import { ConnectionModelList } from "./connection-model-list";
import { ConnectionTest } from "./connection-test";

interface ConnectionCardProps {
  readonly connection: Connection;
  readonly models: readonly ModelSettings[];
}

type Opened = "nothing" | "edit" | "test" | "models" | "remove";

/** One connection: where it leads, whether it has a key, and what can be done with it. */
export function ConnectionCard({ connection, models }: ConnectionCardProps) {
  const [opened, setOpened] = useState<Opened>("nothing");
  const toggle = (part: Opened) => setOpened(opened === part ? "nothing" : part);
  if (opened === "edit")
    return <ConnectionForm connection={connection} onDone={() => setOpened("nothing")} />;
  return (
    <article aria-label={connection.name} className="rounded-xl border border-line bg-panel p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="truncate font-medium">{connection.name}</h3>
          <p className="font-mono text-xs break-all text-mute">{connection.baseUrl}</p>
          <p className="mt-0.5 text-xs text-mute">{factsOf(connection)}</p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          <Button aria-expanded={opened === "test"} onClick={() => toggle("test")}>
            Test
          </Button>
          <Button aria-expanded={opened === "models"} onClick={() => toggle("models")}>
            Models
          </Button>
          {!connection.isReadOnly && (
            <>
              <Button onClick={() => setOpened("edit")}>Edit</Button>
              <Button variant="quiet" aria-expanded={opened === "remove"} onClick={() => toggle("remove")}>
                Remove
              </Button>
            </>
          )}
        </div>
      </div>
      {opened === "test" && <ConnectionTest connection={connection} />}
      {opened === "models" && <ConnectionModelList connection={connection} models={models} />}
      {opened === "remove" && (
        <RemoveQuestion connection={connection} onCancel={() => setOpened("nothing")} />
      )}
    </article>
  );
}

function RemoveQuestion({
  connection,
  onCancel,
}: {
  readonly connection: Connection;
  readonly onCancel: () => void;
}) {
  const removal = useAct(removeConnection);
  const router = useRouter();
  const remove = async () => {
    if (await removal.run({ connectionId: connection.connectionId })) router.refresh();
  };
  return (
    <div className="mt-3 border-t border-line pt-3">
      <p className="text-[13px]">
        Remove {connection.name} and its key? Sessions that used it keep everything and can go on with another
        model.
      </p>
      <InlineError message={removal.error} className="mt-1.5" />
      <div className="mt-2 flex gap-2">
        <Button variant="primary" onClick={() => void remove()}>
          Remove
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          Keep
        </Button>
      </div>
    </div>
  );
}

function factsOf({ keyEnding, dialect, isReadOnly }: Connection): string {
  const key = keyEnding === null ? "no key" : keyEnding === "" ? "key stored" : `key ends in …${keyEnding}`;
  const spoken = dialect === "responses" ? "Responses" : "Chat Completions";
  return `${key} · ${spoken}${isReadOnly ? " · from the environment, changed only there" : ""}`;
}
