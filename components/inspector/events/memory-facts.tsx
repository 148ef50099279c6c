import { memoryTypeText, originWords } from "@/components/ui/memory-words";
import type { EventOf } from "@/lib/core/log/events";
import { MemoryLink } from "./memory-link";

/** What is known of a written memory beside its text. */
export function MemoryFacts({
  event,
}: {
  readonly event: EventOf<"memory-added" | "memory-updated" | "memory-restored">;
}) {
  const tags = Object.entries(event.metadata);
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-1.5 gap-y-1 text-xs text-mute">
      <span>{memoryTypeText(event.memoryType)}</span>
      <span>· {originWords[event.origin]}</span>
      {tags.map(([name, value]) => (
        <span key={name} className="rounded bg-soft px-1 font-mono break-all">
          {name}: {String(value)}
        </span>
      ))}
      <MemoryLink memoryId={event.memoryId} />
    </p>
  );
}
