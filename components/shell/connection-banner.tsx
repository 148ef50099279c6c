"use client";

import { WifiOff } from "lucide-react";
import { useSession } from "@/lib/client/session/session-context";
import { useQuietFor } from "@/lib/client/shell/use-quiet-for";

/** Short losses heal by themselves; only longer ones are worth a word. In milliseconds. */
const patienceMs = 1_500;

/** Says quietly that the connection is lost; it comes back by itself. */
export function ConnectionBanner() {
  const connection = useSession((session) => session.connection);
  const hasLasted = useQuietFor(connection, patienceMs);
  if (connection !== "reconnecting" || !hasLasted) return null;
  return (
    <p className="flex items-center justify-center gap-2 border-b border-line bg-soft px-4 py-1.5 text-center text-[13px] text-ink">
      <WifiOff aria-hidden className="size-3.5 shrink-0 text-mute" />
      Connection lost. Reconnecting; nothing is lost, and what happens meanwhile will appear here.
    </p>
  );
}
