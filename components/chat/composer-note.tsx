"use client";

import { estimateTokenCount } from "tokenx";
import { messageMaxCharacters } from "@/lib/core/session/message-limit";

interface ComposerNoteProps {
  readonly text: string;
  readonly isBusy: boolean;
}

/** From this length on it is worth saying what a message will cost, in characters. */
const estimateFrom = 200;

/** One line under the message box: why it cannot be sent, what it will cost, or how to send it. */
export function ComposerNote({ text, isBusy }: ComposerNoteProps) {
  const excess = text.length - messageMaxCharacters;
  return (
    <p id="composer-note" className="min-w-0 flex-1 text-xs text-mute tabular-nums">
      {excess > 0 ? (
        <span className="text-danger">
          {text.length.toLocaleString("en")} of {messageMaxCharacters.toLocaleString("en")} characters.
          Shorten it by {excess.toLocaleString("en")} to send it.
        </span>
      ) : (
        noteOf(text, isBusy)
      )}
    </p>
  );
}

function noteOf(text: string, isBusy: boolean): string {
  if (isBusy && text.trim() !== "") return "The agent is answering; you can send this when it is done.";
  if (isBusy) return "Esc to stop";
  if (text.length > estimateFrom) return `≈ ${estimateTokenCount(text).toLocaleString("en")} tokens`;
  return "Enter to send, Shift+Enter for a new line";
}
