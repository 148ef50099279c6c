import type { TurnPair } from "@/lib/core/branch/align-branches";
import type { MemoryEvent } from "@/lib/core/log/events";

interface MemoryChangesProps {
  readonly pair: TurnPair;
  readonly leftName: string;
  readonly rightName: string;
}

/** What each side did to long-term memory in a turn; nothing where neither did anything. */
export function MemoryChanges({ pair, leftName, rightName }: MemoryChangesProps) {
  const left = pair.left?.memoryEvents ?? [];
  const right = pair.right?.memoryEvents ?? [];
  if (left.length + right.length === 0) return null;
  return (
    <div className="mt-3 grid grid-cols-1 gap-x-5 gap-y-3 sm:grid-cols-2">
      <ChangeList name={leftName} events={left} />
      <ChangeList name={rightName} events={right} />
    </div>
  );
}

const words = {
  "memory-added": "added",
  "memory-updated": "changed",
  "memory-deleted": "deleted",
  "memory-restored": "brought back",
  "memory-purged": "purged",
} as const satisfies Record<MemoryEvent["type"], string>;

function ChangeList({ name, events }: { readonly name: string; readonly events: readonly MemoryEvent[] }) {
  return (
    <article aria-label={`Memories changed: ${name}`} className="min-w-0 text-[13px]">
      <h3 className="text-xs text-mute">Memories changed</h3>
      {events.length === 0 ? (
        <p className="text-mute">none</p>
      ) : (
        <ul className="space-y-0.5">
          {events.map((event) => (
            <li key={event.id} className="wrap-anywhere">
              <span className="text-mute">{words[event.type]}: </span>
              {"content" in event ? event.content : event.memoryId}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
