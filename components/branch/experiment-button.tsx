"use client";

import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useSession } from "@/lib/client/session/session-context";
import type { Turn } from "@/lib/core/session/session-state";
import { useBranchTools } from "./branch-tools";
import { experimentAddress } from "./experiment/experiment-address";

/** Leads to an experiment on an answer: again without any events, several times. */
export function ExperimentButton({ turn }: { readonly turn: Turn }) {
  const tools = useBranchTools();
  const sessionId = useSession((session) => session.sessionId);
  if (!tools || turn.status !== "completed") return null;
  return (
    <li>
      <Link
        href={experimentAddress(sessionId, { turn: turn.turnId })}
        prefetch={false}
        className="inline-flex min-h-7 items-center gap-1.5 rounded-lg px-2.5 text-[13px] font-medium text-mute hover:bg-soft hover:text-ink pointer-coarse:min-h-11"
      >
        <FlaskConical aria-hidden className="size-3.5" />
        Experiment: without any events
      </Link>
    </li>
  );
}
