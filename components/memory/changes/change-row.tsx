"use client";

import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { byWords } from "@/components/ui/memory-words";
import { countText } from "@/components/ui/number-text";
import { operationLook } from "@/components/ui/operation-look";
import { WordDiff } from "@/components/ui/word-diff";
import { useSessionList } from "@/lib/client/session/use-session-list";
import type { StoreChange } from "@/lib/core/memory/diff-stores";
import { dayTimeText } from "../time-text";

interface ChangeRowProps {
  readonly change: StoreChange;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

const lookOf = {
  added: { word: "Added", ...pick("ADD") },
  changed: { word: "Changed", ...pick("UPDATE") },
  forgotten: { word: "Forgotten", ...pick("DELETE") },
} as const;

/** One memory that differs between the two dates: how, by whom, when and in which conversation. */
export function ChangeRow({ change, isOpen, onOpen }: ChangeRowProps) {
  const { word, icon: Icon, text } = lookOf[change.kind];
  const last = change.why.at(-1);
  const title = useSessionList().find((session) => session.sessionId === last?.sessionId)?.title ?? null;
  const wasPurged = change.why.some((event) => event.type === "memory-purged");
  return (
    <div
      className={cn(
        "grid grid-cols-[92px_minmax(0,1fr)] gap-x-3 border-b border-line px-4 py-3 max-sm:grid-cols-1 min-[900px]:px-5",
        isOpen && "bg-soft shadow-[inset_2px_0_0_var(--accent)]",
      )}
    >
      <p className={cn("flex items-center gap-1.5 self-start text-xs font-medium", text)}>
        <Icon aria-hidden className="size-3.5" strokeWidth={2.25} />
        {word}
      </p>
      <div className="min-w-0">
        <button type="button" onClick={onOpen} className="block w-full rounded text-left hover:text-accent">
          <ChangedText change={change} />
        </button>
        <p className="mt-1 flex flex-wrap gap-x-1.5 text-xs text-mute">
          {wasPurged && <span>purged: the text is gone for good</span>}
          {last && (
            <span>
              {wasPurged && "· "}
              {byWords[last.by]}, {dayTimeText(last.at)}
            </span>
          )}
          {change.why.length > 1 && <span>· {laterChanges(change)}</span>}
          {last && title && (
            <Link
              href={`/chat/${last.sessionId}${last.turnId ? `#${last.turnId}` : ""}`}
              prefetch={false}
              className="max-w-64 truncate rounded text-accent hover:underline"
            >
              “{title}”
            </Link>
          )}
        </p>
      </div>
    </div>
  );
}

/** A memory that was born between the two dates is added, however often it changed since. */
function laterChanges({ kind, why }: StoreChange): string {
  return kind === "added"
    ? `changed ${countText(why.length - 1, "time")} since`
    : `${countText(why.length, "change")} in between`;
}

function ChangedText({ change }: { readonly change: StoreChange }) {
  switch (change.kind) {
    case "added":
      return (
        <span dir="auto" className="line-clamp-3 wrap-anywhere">
          {change.after.content}
        </span>
      );
    case "changed":
      return (
        <WordDiff before={change.before.content} after={change.after.content} className="line-clamp-4" />
      );
    case "forgotten":
      return (
        <span
          dir="auto"
          className={cn("line-clamp-3 wrap-anywhere text-mute", change.before && "line-through decoration-1")}
        >
          {change.before?.content ?? "A memory whose text was purged"}
        </span>
      );
  }
}

function pick(operation: "ADD" | "UPDATE" | "DELETE") {
  const { icon, text } = operationLook[operation];
  return { icon, text };
}
