"use client";

import { useRouter } from "next/navigation";
import { saveConnection } from "@/app/(studio)/settings/model-actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { discoverServersContract } from "@/lib/contract/model/discover-servers";
import type { Connection } from "@/lib/core/model/connection";
import type { FoundServer } from "@/lib/core/model/offer";

/** Model servers that run on this computer and are not connected yet, each one click away. */
export function FoundServers({ connections }: { readonly connections: readonly Connection[] }) {
  const router = useRouter();
  const found = useRead(discoverServersContract, {});
  const connecting = useAct(saveConnection);
  const connect = async ({ name, baseUrl }: FoundServer) => {
    const saved = await connecting.run({
      connectionId: null,
      name,
      address: baseUrl,
      dialect: null,
      key: null,
    });
    if (saved) router.refresh();
  };

  const known = new Set(connections.map(({ baseUrl }) => placeOf(baseUrl)));
  return (
    <>
      {(found.value ?? [])
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
      <InlineError message={connecting.error} />
    </>
  );
}

/** One server has several names for this computer. */
function placeOf(baseUrl: string): string {
  return new URL(baseUrl).origin.replace("//localhost", "//127.0.0.1").replace("//[::1]", "//127.0.0.1");
}
