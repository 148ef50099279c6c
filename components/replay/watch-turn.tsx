"use client";

import { memo } from "react";
import { AgentAnswer } from "@/components/chat/agent-answer";
import { UserMessage } from "@/components/chat/user-message";
import { cn } from "@/components/ui/class-names";
import type { ChatTurn } from "@/lib/client/session/chat-view";

interface WatchTurnProps {
  readonly turn: ChatTurn;
  /** Place of the turn in the whole recording, from 1. */
  readonly number: number;
  readonly total: number;
  readonly isLater: boolean;
  /** True for the first turn that is still to come. */
  readonly isBorder: boolean;
}

/** One turn of a recording: as it was at the place, or faint when it is still to come. */
export const WatchTurn = memo(function WatchTurn({ turn, number, total, isLater, isBorder }: WatchTurnProps) {
  const place = `message ${number * 2 - 1} of ${total * 2}`;
  const answerPlace = `message ${number * 2} of ${total * 2}`;
  const later = isLater ? ", later" : "";
  return (
    <>
      {isBorder && (
        <p className="my-2 flex items-center gap-3 text-xs text-mute before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          later in the recording
        </p>
      )}
      <div className={cn(isLater && "grayscale [&_*]:text-mute!")}>
        <div className="py-1.5">
          <UserMessage turn={turn} label={`You, ${place}${later}`} />
        </div>
        <div className="py-1.5">
          <AgentAnswer turn={turn} label={`Agent, ${answerPlace}${later}`} isLast={false} />
        </div>
      </div>
    </>
  );
});
