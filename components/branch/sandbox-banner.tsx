"use client";

import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import { ApplyDialog } from "./apply-dialog";

/** Says in a sandbox that it is one, what came of it, and the ways out: compare, and apply its changes. */
export function SandboxBanner() {
  const isPast = useReadOnlyReason() !== null;
  const branch = useSession((session) => session.state.branch);
  const sessionId = useSession((session) => session.sessionId);
  const [isApplying, setApplying] = useState(false);
  if (!branch?.sandbox) return null;
  return (
    <div
      role="note"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-soft px-5 py-1.5 text-[13px]"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0 text-mute" />
      <p className="min-w-48 flex-1">
        <span className="font-medium">Sandbox</span>: {branch.label}. What happens here leaves your memories
        alone.
      </p>
      <Link
        href={`/compare/${branch.parentSessionId}/${sessionId}`}
        prefetch={false}
        className="inline-flex min-h-7 items-center font-medium text-accent hover:underline pointer-coarse:min-h-11"
      >
        Compare
      </Link>
      {!isPast && <Button onClick={() => setApplying(true)}>Apply to my memories</Button>}
      {isApplying && <ApplyDialog sessionId={sessionId} onClose={() => setApplying(false)} />}
    </div>
  );
}
