"use client";

import { type KeyboardEvent, useDeferredValue, useRef } from "react";
import { useComposer } from "@/lib/client/session/composer-context";
import { useEditing } from "@/lib/client/session/editing-context";
import { useSession } from "@/lib/client/session/session-context";
import { useAutoGrow } from "@/lib/client/session/use-auto-grow";
import { useComposerErrorAnnouncement } from "@/lib/client/session/use-composer-error-announcement";
import { useRestoredDraft } from "@/lib/client/session/use-restored-draft";
import { runningTurn } from "@/lib/core/session/session-state";
import { ComposerError } from "./composer-error";
import { ComposerNote } from "./composer-note";
import { SendButton } from "./send-button";

/** Where the person writes. Enter sends; while the agent answers one can write on, and Stop takes Send's place. */
export function Composer() {
  const box = useRef<HTMLTextAreaElement>(null);
  const text = useComposer((composer) => composer.text);
  const setText = useComposer((composer) => composer.setText);
  const send = useComposer((composer) => composer.send);
  const isBusy = useSession(
    (session) => session.pendingMessage !== null || runningTurn(session.state) !== null,
  );
  const lastTurnId = useSession((session) => session.state.turns.last()?.turnId ?? null);
  const editing = useEditing();
  useAutoGrow(box, text);
  useRestoredDraft();
  useComposerErrorAnnouncement();

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowUp" && text === "" && !isBusy && lastTurnId !== null && editing) {
      event.preventDefault();
      editing.begin(lastTurnId);
      return;
    }
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };

  return (
    <form
      data-region="composer"
      aria-label="Write a message"
      className="mx-auto w-full max-w-[728px] shrink-0 px-3 pb-3 sm:px-6 sm:pb-4.5"
      onSubmit={(event) => event.preventDefault()}
    >
      <ComposerError />
      <div className="rounded-2xl border border-line bg-panel px-3.5 pt-3 pb-2.5 shadow-xs focus-within:border-mute">
        <textarea
          ref={box}
          id="message"
          data-region-focus
          aria-label="Message"
          aria-describedby="composer-note"
          dir="auto"
          rows={1}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder="Write to the agent…"
          className="field-sizing-content block max-h-[min(40dvh,320px)] min-h-6 w-full resize-none bg-transparent text-base outline-none placeholder:text-mute sm:text-sm"
        />
        <div className="mt-2 flex min-h-8 items-center gap-3">
          <ComposerNote text={useDeferredValue(text)} isBusy={isBusy} />
          <SendButton isBusy={isBusy} />
        </div>
      </div>
    </form>
  );
}
