"use client";

import { Pencil } from "lucide-react";
import { useEffect, useRef } from "react";
import { BranchPicker } from "@/components/branch/branch-picker";
import { EditMessageForm } from "@/components/branch/edit-message-form";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import type { ChatTurn } from "@/lib/client/session/chat-view";
import { useEditing } from "@/lib/client/session/editing-context";
import { useSession } from "@/lib/client/session/session-context";
import { useHighlight, useIsHighlighted } from "@/lib/client/session/use-highlight";
import { runningTurn } from "@/lib/core/session/session-state";
import { DepartureNote } from "./departure-note";
import { FoldBar } from "./fold-bar";
import { LongText } from "./long-text";

interface UserMessageProps {
  readonly turn: ChatTurn;
  readonly label: string;
}

/** What the person wrote; drawn as a ghost once it has left the context. Can be rewritten, which begins another version. */
export function UserMessage({ turn, label }: UserMessageProps) {
  const handlers = useHighlight("item", turn.userItemIds[0] ?? null);
  const isHighlighted = useIsHighlighted({ itemIds: turn.userItemIds });
  const edit = useMessageEdit(turn);
  const hasLeft = turn.userDeparture !== null;
  return (
    <>
      {turn.userDeparture?.kind === "folded" && (
        <FoldBar sequence={turn.userDeparture.sequence} itemIds={turn.userItemIds} />
      )}
      <article
        aria-label={label}
        tabIndex={-1}
        className="group flex flex-col items-end rounded-xl"
        {...handlers}
      >
        {edit.isEditing ? (
          <EditMessageForm turnId={turn.turnId} text={turn.text} onCancel={edit.cancel} />
        ) : (
          <div className="flex max-w-[88%] items-start gap-1 sm:max-w-[78%]">
            <CopyButton
              text={turn.text}
              label={`Copy: ${label}`}
              className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden"
            />
            {edit.canEdit && (
              <IconButton
                ref={edit.buttonRef}
                icon={Pencil}
                label={`Edit: ${label}`}
                onClick={edit.begin}
                className="size-7 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100"
              />
            )}
            <div
              dir="auto"
              className={cn(
                "min-w-0 rounded-2xl rounded-br-sm border border-transparent bg-soft px-3.5 py-2 wrap-anywhere whitespace-pre-wrap",
                hasLeft && "bg-transparent text-mute",
                turn.userDeparture?.kind === "gone" && "border-mute/45 border-dashed",
                turn.userDeparture?.kind === "folded" && "border-line",
                isHighlighted && "bg-accent/15 hover:bg-soft",
              )}
            >
              <LongText text={turn.text} />
            </div>
          </div>
        )}
        <BranchPicker turnId={turn.turnId} />
        {turn.userDeparture && <DepartureNote departure={turn.userDeparture} className="mt-0.5" />}
      </article>
    </>
  );
}

/** Rewriting of one message: only in a live session, and not while an answer is being written. Giving up returns to the button. */
function useMessageEdit(turn: ChatTurn) {
  const editing = useEditing();
  const isRunning = useSession(
    (session) => runningTurn(session.state) !== null || session.pendingMessage !== null,
  );
  // What another program was asked can be said differently only there.
  const isForeign = useSession((session) => session.state.client !== null);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const wasCancelled = useRef(false);
  const isEditing = editing?.turnId === turn.turnId;
  useEffect(() => {
    if (isEditing || !wasCancelled.current) return;
    wasCancelled.current = false;
    buttonRef.current?.focus();
  }, [isEditing]);
  return {
    isEditing,
    canEdit: editing !== null && !isRunning && !isForeign && !turn.isPending,
    buttonRef,
    begin: () => editing?.begin(turn.turnId),
    cancel: () => {
      wasCancelled.current = true;
      editing?.end();
    },
  };
}
