"use client";

import { memo } from "react";
import type { ChatTurn } from "@/lib/client/session/chat-view";
import { AgentAnswer } from "./agent-answer";
import { UserMessage } from "./user-message";

interface TurnMessagesProps {
  readonly turn: ChatTurn;
  /** Place of the person's message among all messages, from 1; the answer follows it. */
  readonly position: number;
  readonly total: number;
  readonly isLast: boolean;
}

const message = "-mx-2 px-2 py-1.5";

/** The two messages of a turn: what the person wrote and what the agent made of it. */
export const TurnMessages = memo(function TurnMessages({ turn, position, total, isLast }: TurnMessagesProps) {
  // A call by a program outside the studio is a turn without a message.
  const hasMessage = turn.isPending || turn.userItemIds.length > 0;
  return (
    <div id={turn.turnId}>
      {hasMessage && (
        <div className={message}>
          <UserMessage turn={turn} label={`You, message ${position} of ${total}`} />
        </div>
      )}
      <div className={message}>
        <AgentAnswer turn={turn} label={`Agent, message ${position + 1} of ${total}`} isLast={isLast} />
      </div>
    </div>
  );
});
