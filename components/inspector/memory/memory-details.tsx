"use client";

import { useMemo } from "react";
import { WhatIfButton } from "@/components/branch/what-if-button";
import { LinkButton } from "@/components/ui/link-button";
import { MemoryPageLink } from "@/components/ui/memory-page-link";
import { byWords, originWords } from "@/components/ui/memory-words";
import { RelativeTime } from "@/components/ui/relative-time";
import { WordDiff } from "@/components/ui/word-diff";
import { useIsOfThisApp, useSession } from "@/lib/client/session/session-context";
import type { MemoryEvent } from "@/lib/core/log/events";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { FollowFactButton } from "../fact/follow-fact-button";
import { SourceQuote } from "./source-quote";

interface MemoryDetailsProps {
  readonly memoryId: string;
  /** The versions known here, oldest first. */
  readonly versions: readonly MemoryVersion[];
  readonly changes: readonly MemoryEvent[];
}

/** The versions of one memory that this session knows, newest first, each against the one before, with its source. */
export function MemoryDetails({ memoryId, versions, changes }: MemoryDetailsProps) {
  const events = useSession((session) => session.events);
  const openInspector = useSession((session) => session.openInspector);
  const isOfThisApp = useIsOfThisApp();
  const sequences = useMemo(() => new Map(events.map((event) => [event.id, event.sequence])), [events]);
  const latest = versions.at(-1);
  const deleted = changes.findLast((event) => event.type === "memory-deleted");
  return (
    <div className="mx-2 mt-0.5 mb-2 rounded-lg border border-line bg-panel p-3 text-[13px]">
      <ol className="space-y-3">
        {deleted && (
          <li className="text-xs text-mute">
            <span className="font-medium text-delete">Deleted</span> {byWords[deleted.by]},{" "}
            <RelativeTime at={deleted.at} />
            <LinkButton onClick={() => openInspector({ tab: "events", eventSequence: deleted.sequence })}>
              Show event
            </LinkButton>
          </li>
        )}
        {versions.toReversed().map((version) => {
          const previous = previousText(version, versions, changes);
          const sequence = sequences.get(version.eventId);
          return (
            <li key={version.version}>
              {previous === null ? (
                <p dir="auto" className="break-words whitespace-pre-wrap">
                  {version.content}
                </p>
              ) : (
                <WordDiff before={previous} after={version.content} />
              )}
              <p className="mt-0.5 text-xs text-mute tabular-nums">
                version {version.version} · {originWords[version.origin]} · {byWords[version.by]} ·{" "}
                <RelativeTime at={version.at} />
                {sequence !== undefined && (
                  <LinkButton onClick={() => openInspector({ tab: "events", eventSequence: sequence })}>
                    Show event
                  </LinkButton>
                )}
              </p>
              {version.source && <SourceQuote source={version.source} />}
            </li>
          );
        })}
      </ol>
      <p className="mt-2.5 flex flex-wrap items-center gap-x-2 text-xs text-mute">
        <span className="font-mono break-all">{memoryId}</span>
        {isOfThisApp && <MemoryPageLink memoryId={memoryId} className="ml-auto" />}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {latest && <FollowFactButton words={latest.content} word="Follow this fact" />}
        <WhatIfButton what={{ kind: "memory", memoryId }} word="Answer again without this memory" />
      </div>
    </div>
  );
}

/** The text before a version: the version before it, or what the event recorded when that version is from another session. */
function previousText(
  version: MemoryVersion,
  versions: readonly MemoryVersion[],
  changes: readonly MemoryEvent[],
): string | null {
  const before = versions.find((candidate) => candidate.version === version.version - 1);
  if (before) return before.content;
  const event = changes.find((change) => change.id === version.eventId);
  return event?.type === "memory-updated" ? event.previousContent : null;
}
