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

// Messages out of sight are not laid out; the sizes keep the scroll bar calm until they are.
const item = "-mx-2 px-2 py-1.5 [contain-intrinsic-size:auto_90px] [content-visibility:auto]";

/** The two messages of a turn: what the person wrote and what the agent made of it. */
export const TurnMessages = memo(function TurnMessages({ turn, position, total, isLast }: TurnMessagesProps) {
  // A call by a program outside the studio is a turn without a message.
  const hasMessage = turn.isPending || turn.userItemIds.length > 0;
  return (
    <>
      {hasMessage && (
        <li id={turn.turnId} className={item}>
          <UserMessage turn={turn} label={`You, message ${position} of ${total}`} />
        </li>
      )}
      <li id={hasMessage ? undefined : turn.turnId} className={item}>
        <AgentAnswer turn={turn} label={`Agent, message ${position + 1} of ${total}`} isLast={isLast} />
      </li>
    </>
  );
});
