"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { useModelActions } from "@/lib/client/model/model-actions";
import type { Connection } from "@/lib/core/model/connection";
import type { FoundServer } from "@/lib/core/model/offer";

/** Model servers that run on this computer and are not connected yet, each one click away. */
export function FoundServers({ connections }: { readonly connections: readonly Connection[] }) {
  const actions = useModelActions();
  const router = useRouter();
  const [servers, setServers] = useState<readonly FoundServer[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    void actions?.discoverServers().then((found) => {
      if (isShown && found.ok) setServers(found.value);
    });
    return () => {
      isShown = false;
    };
  }, [actions]);

  const connect = async ({ name, baseUrl }: FoundServer) => {
    const saved = await actions?.saveConnection({
      connectionId: null,
      name,
      address: baseUrl,
      dialect: null,
      key: null,
    });
    setProblem(saved?.ok === false ? saved.error.message : null);
    if (saved?.ok) router.refresh();
  };

  const known = new Set(connections.map(({ baseUrl }) => placeOf(baseUrl)));
  return (
    <>
      {servers
        .filter(({ baseUrl }) => !known.has(placeOf(baseUrl)))
        .map((server) => (
          <div
            key={server.baseUrl}
            className="flex flex-wrap items-center gap-3 rounded-xl border border-dashed border-line px-4 py-3"
          >
            <p className="min-w-0 flex-1 basis-48 text-[13px]">
              <span className="font-medium">{server.name}</span> answers on this computer with{" "}
              {countText(server.models.length, "model")}.
            </p>
            <Button onClick={() => void connect(server)}>Connect</Button>
          </div>
        ))}
      <InlineError message={problem} />
    </>
  );
}

/** One server has several names for this computer. */
function placeOf(baseUrl: string): string {
  return new URL(baseUrl).origin.replace("//localhost", "//127.0.0.1").replace("//[::1]", "//127.0.0.1");
}
