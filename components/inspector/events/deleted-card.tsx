import type { EventOf } from "@/lib/core/log/events";
import { MemoryLink } from "./memory-link";

/** DELETE: the text that will not be retrieved again. */
export function DeletedCard({ event }: { readonly event: EventOf<"memory-deleted"> }) {
  return (
    <>
      <p dir="auto" className="leading-relaxed break-words whitespace-pre-wrap">
        <del className="rounded-sm bg-delete/12 px-0.5 text-delete decoration-1">
          <span className="sr-only">deleted: </span>
          {event.content}
        </del>
      </p>
      <p className="mt-1 text-xs text-mute">
        Version {event.version} was current until now. The history stays; messages that say it stay too.{" "}
        <MemoryLink memoryId={event.memoryId} />
      </p>
    </>
  );
}
