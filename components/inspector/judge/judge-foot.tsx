"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { useSession } from "@/lib/client/session/session-context";

interface JudgeFootProps {
  /** How much of it is left in the context, between 0 and 1. */
  readonly share: number;
  readonly mark: string;
  readonly text: string;
  /** The ways back. */
  readonly children: ReactNode;
}

/** What it saved, the ways back, and the way on. */
export function JudgeFoot({ share, mark, text, children }: JudgeFootProps) {
  const judge = useSession((session) => session.judge);
  return (
    <footer className="mt-3 flex shrink-0 flex-wrap items-center justify-end gap-2">
      <span aria-hidden className="h-2 w-36 overflow-hidden rounded-full bg-soft max-sm:hidden">
        <i className={cn("block h-full", mark)} style={{ width: `${Math.min(1, share) * 100}%` }} />
      </span>
      <span className="mr-auto text-[13px] text-mute tabular-nums">{text}</span>
      {children}
      <Button variant="primary" onClick={() => judge(null)}>
        Done
      </Button>
    </footer>
  );
}
