"use client";

import { RefreshCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { WhatIf } from "@/lib/core/branch/counterfactual";
import { useBranchTools } from "./branch-tools";

/** Answers again under another condition; not there where nothing can be asked. */
export function WhatIfButton({ what, word }: { readonly what: WhatIf; readonly word: string }) {
  const tools = useBranchTools();
  if (!tools) return null;
  return (
    <Button variant="quiet" onClick={() => tools.askWhatIf(what)}>
      <RefreshCcw aria-hidden className="size-3.5" />
      {word}
    </Button>
  );
}
