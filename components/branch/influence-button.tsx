"use client";

import { Scale } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useSession } from "@/lib/client/session/session-context";
import { memoriesUsedBy } from "@/lib/core/branch/counterfactual";
import type { Turn } from "@/lib/core/session/session-state";
import { useBranchTools } from "./branch-tools";

/** Asks which memories mattered for an answer; only where memories were in its prompts. */
export function InfluenceButton({ turn }: { readonly turn: Turn }) {
  const tools = useBranchTools();
  const used = useSession(({ state }) => memoriesUsedBy(state, turn).length);
  if (!tools || used === 0 || turn.status !== "completed") return null;
  return (
    <li>
      <Button variant="quiet" onClick={() => tools.measureInfluence(turn.turnId)}>
        <Scale aria-hidden className="size-3.5" />
        Which memories mattered
      </Button>
    </li>
  );
}
