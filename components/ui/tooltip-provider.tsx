"use client";

import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";

/** Shared timing of all tooltips: the first waits, the next come at once. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={450} skipDelayDuration={200}>
      {children}
    </Tooltip.Provider>
  );
}
