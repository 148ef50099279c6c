"use client";

import { ChangeUndoButton } from "@/components/memory/acts/change-undo-button";
import { useSession } from "@/lib/client/session/session-context";
import { indexOfSequence } from "@/lib/core/context/prefix-cache";

/** The undo beside the chip of a memory change. */
export function OperationUndo({ sequence }: { readonly sequence: number }) {
  const event = useSession(({ events }) => events[indexOfSequence(events, sequence)]);
  return <ChangeUndoButton event={event} variant="icon" />;
}
