"use client";

import { UndoneNote } from "@/components/branch/undone-note";
import { demoAssistant } from "@/lib/client/model/model-name";
import type { ChatTurn } from "@/lib/client/session/chat-view";
import { useHighlight } from "@/lib/client/session/use-highlight";
import { AnswerFooter } from "./answer-footer";
import { AnswerPart } from "./answer-part";
import { ConnectOffer } from "./connect-offer";
import { KeptReceipt } from "./kept-receipt";
import { LanguageOffer } from "./language-offer";
import { RunningTail } from "./running-tail";
import { TurnOutcomeCard } from "./turn-outcome-card";

interface AgentAnswerProps {
  readonly turn: ChatTurn;
  readonly label: string;
  readonly isLast: boolean;
}

/** What the agent did and said in one turn, in the order of the log. */
export function AgentAnswer({ turn, label, isLast }: AgentAnswerProps) {
  const handlers = useHighlight("turn", turn.isPending ? null : turn.turnId);
  const isRunning = turn.status === "running";
  return (
    <article
      aria-label={label}
      aria-busy={isRunning}
      tabIndex={isLast ? 0 : -1}
      className="group rounded-lg pb-1"
      onFocus={handlers.onFocus}
      onBlur={handlers.onBlur}
    >
      <UndoneNote turnId={turn.turnId} />
      {turn.parts.map((part) => (
        <AnswerPart key={part.key} part={part} />
      ))}
      {!isRunning && <ConnectOffer turn={turn} />}
      {isRunning && <RunningTail turnId={turn.turnId} isPending={turn.isPending} />}
      {turn.outcome && <TurnOutcomeCard outcome={turn.outcome} text={turn.text} canRetry={isLast} />}
      {turn.footer?.modelLabel === demoAssistant && <KeptReceipt turn={turn} />}
      {!isRunning && <LanguageOffer turn={turn} />}
      {!isRunning && <AnswerFooter turn={turn} label={label} />}
    </article>
  );
}
