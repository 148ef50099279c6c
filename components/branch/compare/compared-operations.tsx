import { OperationBadge } from "@/components/ui/operation-badge";
import { describeOperation } from "@/lib/client/session/describe-operation";
import type { OperationEvent } from "@/lib/core/log/events";

/** The operations of one step, as chips. */
export function ComparedOperations({ operations }: { readonly operations: readonly OperationEvent[] }) {
  if (operations.length === 0) return <p className="text-xs text-mute">no operation</p>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {operations.map((event) => {
        const view = describeOperation(event);
        return (
          <li key={event.id} className="max-w-full min-w-0">
            {view.operation === null ? (
              <span className="text-xs text-danger">{view.target}</span>
            ) : (
              <OperationBadge operation={view.operation} rejected={view.rejected}>
                {view.rejected && <span className="text-danger">refused: </span>}
                {view.target}
              </OperationBadge>
            )}
          </li>
        );
      })}
    </ul>
  );
}
