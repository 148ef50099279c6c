"use client";

import { ArrowLeftRight, MessageSquare } from "lucide-react";
import Link from "next/link";
import { useEffect, useMemo, useState } from "react";
import { countText } from "@/components/ui/number-text";
import { type FollowedLog, followLog } from "@/lib/client/branch/branch-log";
import { alignBranches } from "@/lib/core/branch/align-branches";
import { firstContextDifference } from "@/lib/core/branch/first-context-difference";
import type { SessionEvent } from "@/lib/core/log/events";
import { foldSession } from "@/lib/core/session/fold";
import { ComparedPair } from "./compared-pair";
import { FirstDifference } from "./first-difference";
import { MemoryChanges } from "./memory-changes";

/** One of the two branches that are compared. */
export interface ComparedBranch {
  readonly sessionId: string;
  readonly name: string;
  readonly events: readonly SessionEvent[];
}

interface CompareScreenProps {
  readonly left: ComparedBranch;
  readonly right: ComparedBranch;
}

/** Two branches side by side, aligned by turn and step; what they share is only counted. Both are followed live. */
export function CompareScreen({ left, right }: CompareScreenProps) {
  const leftLog = useLiveBranch(left);
  const rightLog = useLiveBranch(right);
  const comparison = useMemo(() => alignBranches(leftLog, rightLog), [leftLog, rightLog]);
  const difference = useMemo(() => firstContextDifference(leftLog, rightLog), [leftLog, rightLog]);
  return (
    <main className="flex min-w-0 flex-1 flex-col overflow-hidden">
      <title>{`${left.name} beside ${right.name} · AgeMem Studio`}</title>
      <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 min-[900px]:px-5">
        <h1 id="page-title" tabIndex={-1} className="font-semibold">
          {comparison.sharedSequence === 0 ? "Compare sessions" : "Compare branches"}
        </h1>
        <p className="text-[13px] text-mute tabular-nums">
          {comparison.sharedSequence === 0
            ? "These sessions share nothing."
            : `They share ${countText(comparison.sharedTurns, "whole turn")} (${countText(comparison.sharedSequence, "event")}).`}
        </p>
        <span className="flex-1" />
        <HeaderLink href={`/compare/${right.sessionId}/${left.sessionId}`} icon="swap" word="Swap" />
        <HeaderLink href={`/chat/${left.sessionId}`} icon="chat" word="Open left" />
        <HeaderLink href={`/chat/${right.sessionId}`} icon="chat" word="Open right" />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-[1200px] space-y-8 px-4 py-5 sm:px-6">
          <FirstDifference difference={difference} left={left} right={right} />
          {comparison.turns.length === 0 && (
            <p className="text-mute">Both branches end where they part: nothing differs yet.</p>
          )}
          {comparison.turns.map((pair, index) => (
            <section
              key={pair.left?.turnId ?? pair.right?.turnId}
              aria-label={`Turn ${comparison.sharedTurns + index + 1}`}
            >
              <h2 className="mb-2 text-xs text-mute">Turn {comparison.sharedTurns + index + 1}</h2>
              <ComparedPair
                pair={pair}
                leftName={left.name}
                rightName={right.name}
                partialText={pair.right?.status === "running" ? rightLog.partialText : ""}
              />
              <MemoryChanges pair={pair} leftName={left.name} rightName={right.name} />
            </section>
          ))}
        </div>
      </div>
    </main>
  );
}

function HeaderLink({
  href,
  icon,
  word,
}: {
  readonly href: string;
  readonly icon: "swap" | "chat";
  readonly word: string;
}) {
  const Icon = icon === "swap" ? ArrowLeftRight : MessageSquare;
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-lg px-2 text-[13px] text-mute hover:bg-soft hover:text-ink pointer-coarse:min-h-11"
    >
      <Icon aria-hidden className="size-3.5" />
      {word}
    </Link>
  );
}

/** A branch as the server sent it, and from then on as it goes. */
function useLiveBranch({ sessionId, events }: ComparedBranch): FollowedLog {
  const seed = useMemo(() => ({ events, state: foldSession(events), partialText: "" }), [events]);
  const [live, setLive] = useState<{ readonly id: string; readonly log: FollowedLog } | null>(null);
  useEffect(
    () => followLog(sessionId, events, (log) => setLive({ id: sessionId, log })),
    [sessionId, events],
  );
  return live?.id === sessionId ? live.log : seed;
}
