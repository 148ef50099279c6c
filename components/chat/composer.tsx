"use client";

import { type ChangeEvent, type DragEvent, type KeyboardEvent, useDeferredValue, useRef } from "react";
import { useComposer, useComposerStore } from "@/lib/client/session/composer-context";
import { useEditing } from "@/lib/client/session/editing-context";
import { useSession } from "@/lib/client/session/session-context";
import { useAutoGrow } from "@/lib/client/session/use-auto-grow";
import { useComposerErrorAnnouncement } from "@/lib/client/session/use-composer-error-announcement";
import { useRestoredDraft } from "@/lib/client/session/use-restored-draft";
import { messageMaxCharacters } from "@/lib/core/session/message-limit";
import { runningTurn } from "@/lib/core/session/session-state";
import { ComposerError } from "./composer-error";
import { ComposerNote } from "./composer-note";
import { SendButton } from "./send-button";

/** Edits that bring in text nobody typed here. */
const cameWhole: ReadonlySet<string> = new Set([
  "insertFromPaste",
  "insertFromPasteAsQuotation",
  "insertFromDrop",
  "insertFromYank",
]);

/** The words of a dropped file; of one that is no text nothing comes in. */
async function readText(file: File): Promise<string> {
  if (file.size > 4 * messageMaxCharacters) return "";
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "";
  }
}

/** Where the person writes. Enter sends; while the agent answers one can write on, and Stop takes Send's place. */
export function Composer() {
  const box = useRef<HTMLTextAreaElement>(null);
  const hasPasted = useRef(false);
  const text = useComposer((composer) => composer.text);
  const edit = useComposer((composer) => composer.edit);
  const composer = useComposerStore();
  const send = useComposer((composer) => composer.send);
  const isBusy = useSession(
    (session) => session.pendingMessage !== null || runningTurn(session.state) !== null,
  );
  const lastTurnId = useSession((session) => session.state.turns.last()?.turnId ?? null);
  const editing = useEditing();
  useAutoGrow(box, text);
  useRestoredDraft();
  useComposerErrorAnnouncement();

  const onChange = ({ target, nativeEvent }: ChangeEvent<HTMLTextAreaElement>) => {
    const kind = nativeEvent instanceof InputEvent ? nativeEvent.inputType : "";
    if (cameWhole.has(kind)) hasPasted.current = true;
    // An undo may bring a paste back, and cannot be told from one that brings back typed words.
    const isPaste = cameWhole.has(kind) || (hasPasted.current && kind.startsWith("history"));
    edit({ text: target.value, caret: target.selectionEnd, isPaste });
  };
  const onDrop = (event: DragEvent<HTMLTextAreaElement>) => {
    const [file] = event.dataTransfer.files;
    // Other files belong to the page, which opens a session file in the replay.
    if (!file || !(file.type.startsWith("text/") || /\.(?:txt|md|log)$/i.test(file.name))) return;
    event.preventDefault();
    hasPasted.current = true;
    const { selectionStart, selectionEnd } = event.currentTarget;
    void readText(file).then((dropped) => {
      const now = composer.getState().text;
      const before = now.slice(0, selectionStart) + dropped;
      edit({ text: before + now.slice(selectionEnd), caret: before.length, isPaste: true });
    });
  };

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
          onChange={onChange}
          onDrop={onDrop}
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
