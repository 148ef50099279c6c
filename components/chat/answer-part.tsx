"use client";

import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import type { AnswerPart as Part } from "@/lib/client/session/chat-view";
import { useHighlight, useIsHighlighted } from "@/lib/client/session/use-highlight";
import { WaitingProposals } from "../memory/acts/waiting-proposals";
import { AgentCalls } from "./agent-calls";
import { AnswerText } from "./answer-text";
import { DepartureNote } from "./departure-note";
import { OperationChip } from "./operation-chip";
import { OperationUndo } from "./operation-undo";
import { Reasoning } from "./reasoning";
import { WrittenCallNote } from "./written-call-note";

/** One piece of an answer: a row of operations, folded reasoning, or text. */
export const AnswerPart = memo(function AnswerPart({ part }: { readonly part: Part }) {
  switch (part.type) {
    case "operations":
      return (
        <>
          <ul aria-label="Memory operations" className="my-2 flex flex-wrap gap-1.5">
            {part.operations.map((operation) => (
              <li key={operation.sequence} className="flex max-w-full min-w-0 items-center gap-0.5">
                <OperationChip operation={operation} />
                <OperationUndo sequence={operation.sequence} />
              </li>
            ))}
          </ul>
          <WaitingProposals sequences={part.operations.map(({ sequence }) => sequence)} />
        </>
      );
    case "calls":
      return <AgentCalls calls={part.calls} />;
    case "reasoning":
      return <Reasoning step={part.step} text={part.text} />;
    case "text":
      return <TextPart part={part} />;
  }
});

function TextPart({ part }: { readonly part: Extract<Part, { type: "text" }> }) {
  const handlers = useHighlight("item", part.itemId);
  const isHighlighted = useIsHighlighted({ itemIds: [part.itemId] });
  return (
    <div
      className={cn(
        "-mx-2 my-1 rounded-lg px-2 py-0.5",
        part.departure && "text-mute",
        part.departure?.kind === "gone" && "mx-0 my-1.5 border border-mute/45 border-dashed px-3 py-1.5",
        // Under the pointer itself a tint would only flicker: it answers what is pointed at elsewhere.
        isHighlighted && "bg-accent/10 hover:bg-transparent",
      )}
      {...handlers}
    >
      <AnswerText text={part.text} isStreaming={false} />
      <WrittenCallNote text={part.text} />
      {part.departure && <DepartureNote departure={part.departure} className="-ml-1" />}
    </div>
  );
}
