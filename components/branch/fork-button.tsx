"use client";

import { GitBranch } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ForkPlace } from "@/lib/core/branch/fork-request";
import { useBranchTools } from "./branch-tools";

interface ForkButtonProps {
  readonly place: ForkPlace;
  /** What is forked, for the button's name. */
  readonly label?: string;
}

/** Opens the fork dialog for a place; not there where nothing can be forked. */
export function ForkButton({ place, label }: ForkButtonProps) {
  const tools = useBranchTools();
  if (!tools) return null;
  return (
    <Button variant="quiet" onClick={() => tools.fork(place)} {...(label ? { "aria-label": label } : {})}>
      <GitBranch aria-hidden className="size-3.5" />
      Fork from here
    </Button>
  );
}
