"use client";

import { Inspector } from "@/components/inspector/inspector";
import { InspectorRail } from "@/components/inspector/inspector-rail";
import { useSession } from "@/lib/client/session/session-context";

/** The inspector beside the conversation, or the rail that is left of it. */
export function InspectorColumn({ isOpen }: { readonly isOpen: boolean }) {
  const setInspectorOpen = useSession((session) => session.setInspectorOpen);
  return (
    <aside
      aria-label="Inspector"
      data-region="inspector"
      tabIndex={-1}
      className="flex min-h-0 flex-1 flex-col outline-offset-[-2px]"
    >
      {isOpen ? <Inspector /> : <InspectorRail onOpen={() => setInspectorOpen(true)} />}
    </aside>
  );
}
