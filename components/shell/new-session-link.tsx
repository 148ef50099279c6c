"use client";

import { SquarePen } from "lucide-react";
import Link from "next/link";
import type { MouseEvent } from "react";
import { useShell } from "@/lib/client/shell/shell-context";

/** Begins a session with an empty context. A link, so that it also opens in another tab. */
export function NewSessionLink() {
  const beginNewSession = useShell((shell) => shell.beginNewSession);
  const onClick = (event: MouseEvent) => {
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!opensElsewhere) beginNewSession();
  };
  return (
    <Link
      href="/chat"
      prefetch={false}
      onClick={onClick}
      className="flex min-h-8 min-w-0 flex-1 items-center gap-2.5 rounded-lg border border-line bg-panel px-2 font-medium hover:border-mute/50 pointer-coarse:min-h-11"
    >
      <SquarePen aria-hidden className="size-4" strokeWidth={1.75} />
      New session
    </Link>
  );
}
