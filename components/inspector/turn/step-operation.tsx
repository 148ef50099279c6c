"use client";

import { OperationBadge } from "@/components/ui/operation-badge";
import { describeOperation } from "@/lib/client/session/describe-operation";
import { useSession } from "@/lib/client/session/session-context";
import type { OperationEvent } from "@/lib/core/log/events";
import { useHighlight } from "../use-highlight";

/** One operation that a step called; opens its event. */
export function StepOperation({ event }: { readonly event: OperationEvent }) {
  const openInspector = useSession((session) => session.openInspector);
  const { props } = useHighlight("event", String(event.sequence));
  const view = describeOperation(event);
  return (
    <li className="max-w-full">
      <button
        type="button"
        {...props}
        onClick={() => openInspector({ tab: "events", eventSequence: event.sequence })}
        className="flex min-h-6 max-w-full items-center rounded-md data-connected:ring-1 data-connected:ring-accent pointer-coarse:min-h-11"
      >
        {view.operation === null ? (
          <span className="truncate rounded-md border border-dashed border-danger/40 px-2 py-0.5 text-xs text-danger">
            {view.target}
          </span>
        ) : (
          <OperationBadge operation={view.operation} rejected={view.rejected}>
            {view.target}
          </OperationBadge>
        )}
      </button>
    </li>
  );
}
