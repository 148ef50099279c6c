"use client";

import { Inspector } from "@/components/inspector/inspector";
import { Sheet } from "@/components/ui/sheet";
import { useSession } from "@/lib/client/session/session-context";

/** The inspector on small screens: beside the edge, and the whole screen on phones. */
export function InspectorSheet({ open }: { readonly open: boolean }) {
  const setInspectorOpen = useSession((session) => session.setInspectorOpen);
  return (
    <Sheet
      open={open}
      onOpenChange={setInspectorOpen}
      title="Inspector"
      side="right"
      className="w-full sm:w-[min(480px,85vw)]"
    >
      <Inspector />
    </Sheet>
  );
}
