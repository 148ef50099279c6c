"use client";

import { UndoAllButton } from "@/components/memory/acts/undo-all-button";
import { CopyButton } from "@/components/ui/copy-button";
import { durationText, numberText } from "@/components/ui/number-text";
import { Tooltip } from "@/components/ui/tooltip";
import type { ChatTurn } from "@/lib/client/session/chat-view";
import { withoutCitations } from "@/lib/client/session/citations";
import { useSession } from "@/lib/client/session/session-context";
import { sessionModel } from "@/lib/client/session/session-model";
import { RegenerateButton } from "./regenerate-button";

interface AnswerFooterProps {
  readonly turn: ChatTurn;
  /** Name of the answer, so that the names of its buttons differ from those of other answers. */
  readonly label: string;
}

/** Under an answer: copy, which model wrote it if not the present one, how long it took and what it cost. */
export function AnswerFooter({ turn, label }: AnswerFooterProps) {
  const currentLabel = useSession(({ events, model }) => sessionModel(events, model).label);
  const text = turn.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
  const { footer } = turn;
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-2 text-xs text-mute tabular-nums">
      {text !== "" && (
        <CopyButton text={withoutCitations(text)} label={`Copy: ${label}`} className="-ml-1.5" />
      )}
      <RegenerateButton turnId={turn.turnId} label={label} />
      <UndoAllButton turnId={turn.turnId} />
      {footer && footer.modelLabel !== currentLabel && <span>{footer.modelLabel}</span>}
      {footer && (
        <Tooltip
          label={footer.reported ? "Tokens as the provider reported them" : "Tokens as the app counted them"}
        >
          <span>
            {durationText(footer.seconds * 1_000)} · {numberText(footer.outputTokens)} tokens
          </span>
        </Tooltip>
      )}
    </div>
  );
}
