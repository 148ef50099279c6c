"use client";

import { useCallback } from "react";
import { toast } from "sonner";
import { dismissFindings } from "@/app/(studio)/memories/health-actions";
import { usePerform } from "@/lib/client/query/use-act";
import { useAnnouncer } from "@/lib/client/shell/announcer-context";

/** Dismisses a finding for good, or brings it back; `onDone` reads the report again. Each can be undone from the message about it. */
export function useDismissal(onDone: () => void): (itemId: string, isDismissed: boolean) => Promise<void> {
  const perform = usePerform();
  const announcer = useAnnouncer();
  return useCallback(
    async function set(itemId: string, isDismissed: boolean): Promise<void> {
      const result = await perform(dismissFindings, { itemIds: [itemId], isDismissed });
      const label = result.ok ? (isDismissed ? "Finding dismissed" : "Finding back") : result.error.message;
      announcer.announce({ text: label, urgency: result.ok ? "polite" : "assertive" });
      if (!result.ok) {
        toast.error(label);
        return;
      }
      onDone();
      toast(label, { action: { label: "Undo", onClick: () => void set(itemId, !isDismissed) } });
    },
    [perform, announcer, onDone],
  );
}
