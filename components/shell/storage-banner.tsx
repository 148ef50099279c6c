"use client";

import { DatabaseZap } from "lucide-react";
import { useStorageProblem } from "@/lib/client/shell/use-storage-problem";

/** Says above every page what keeps things from being saved, while anything does; what is there can be read all the same. */
export function StorageBanner() {
  const problem = useStorageProblem();
  return (
    <div role="status" className="shrink-0">
      {problem !== null && (
        <p className="flex items-center justify-center gap-2 border-b border-danger/35 bg-danger/5 px-4 py-1.5 text-center text-[13px] text-ink">
          <DatabaseZap aria-hidden className="size-3.5 shrink-0 text-danger" />
          {problem}
        </p>
      )}
    </div>
  );
}
