import type { EventOf } from "@/lib/core/log/events";

/** A refused operation: the reason that the one who asked was given, and what they had asked for. */
export function RejectedCard({ event }: { readonly event: EventOf<"operation-rejected"> }) {
  const isWriting = event.code === "MALFORMED_PROTOCOL" || event.code === "UNREADABLE_STEP";
  return (
    <>
      <p className="break-words">{event.reason}</p>
      <p className="mt-0.5 text-xs text-mute">
        Refused as <span className="font-mono">{event.code}</span>. Nothing was changed.
      </p>
      <h3 className="mt-2 text-xs text-mute">
        {isWriting ? "What the model wrote" : `Arguments of ${event.toolName}`}
      </h3>
      <pre className="mt-0.5 max-h-56 overflow-auto rounded-md bg-soft p-2 font-mono text-xs break-words whitespace-pre-wrap">
        {isWriting ? String(event.input) : (JSON.stringify(event.input, null, 2) ?? "none")}
      </pre>
    </>
  );
}
