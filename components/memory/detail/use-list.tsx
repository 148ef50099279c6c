import Link from "next/link";
import { InlineError } from "@/components/ui/inline-error";
import { countText, numberText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Read } from "@/lib/client/query/use-read";
import type { Memory } from "@/lib/core/log/memory";
import type { MemoryUseEntry } from "@/lib/core/memory/memory-entry";

interface UseListProps {
  readonly loaded: Read<{ readonly uses: readonly MemoryUseEntry[] }>;
  readonly memory: Memory;
}

/** Every answer that had the memory before it, newest first: the question, the answer, which version, and what it cost there. */
export function UseList({ loaded, memory }: UseListProps) {
  const uses = loaded.value?.uses ?? [];
  const newest = memory.versions.at(-1)?.version ?? 1;
  return (
    <>
      <InlineError message={loaded.error} className="px-4.5 py-3" />
      {uses.length === 0 && loaded.error === null && (
        <p className="px-4.5 py-4 text-[13px] text-mute">
          {loaded.isLoading
            ? "Loading…"
            : "No answer has used it yet. It is listed here when a search brings it into a conversation."}
        </p>
      )}
      <ol className="divide-y divide-line/70 px-4.5 text-[13px]">
        {uses.map((use) => (
          <li key={use.eventId} className="py-2.5">
            <p className="line-clamp-2 font-medium" dir="auto">
              {use.question ?? "You searched by hand"}
            </p>
            {use.answer && (
              <p className="mt-0.5 line-clamp-3 text-mute" dir="auto">
                {use.answer}
              </p>
            )}
            <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-xs text-mute tabular-nums">
              <span className={use.version === newest ? undefined : "text-update"}>
                version {use.version}
                {use.version !== newest && " (older)"}
              </span>
              <span>
                · {countText(use.steps, "prompt")} × {numberText(use.tokens)} tokens
              </span>
              {use.citations > 0 && <span>· cited {use.citations}×</span>}
              <span>
                · <RelativeTime at={use.at} />
              </span>
              <Link
                href={`/chat/${use.sessionId}${use.turnId ? `#${use.turnId}` : ""}`}
                prefetch={false}
                className="max-w-56 truncate rounded font-medium text-accent hover:underline"
              >
                “{use.sessionTitle ?? "Session"}”
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
