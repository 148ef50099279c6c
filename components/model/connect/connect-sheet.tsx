"use client";

import { useState } from "react";
import { Sheet } from "@/components/ui/sheet";
import { useShell } from "@/lib/client/shell/shell-context";
import type { Connection } from "@/lib/core/model/connection";
import { ConnectAddress } from "./connect-address";
import { ConnectLocalModel } from "./connect-local-model";
import { ConnectTest } from "./connect-test";

/** From nothing to a model that answers, in one place: where it is, whether it works, use it. */
export function ConnectSheet() {
  const isOpen = useShell((shell) => shell.isConnectOpen);
  const setOpen = useShell((shell) => shell.setConnectOpen);
  const [connection, setConnection] = useState<Connection | null>(null);
  const close = () => {
    setOpen(false);
    setConnection(null);
  };
  return (
    <Sheet
      open={isOpen}
      onOpenChange={(open) => (open ? setOpen(true) : close())}
      title="Connect a model"
      side="right"
      className="w-full sm:w-[min(480px,92vw)]"
    >
      <div className="min-h-0 flex-1 space-y-6 overflow-y-auto px-4 py-4">
        {connection ? (
          <ConnectTest connection={connection} onBack={() => setConnection(null)} onUsed={close} />
        ) : (
          <>
            <ConnectAddress onSaved={setConnection} />
            <ConnectLocalModel />
          </>
        )}
      </div>
    </Sheet>
  );
}
