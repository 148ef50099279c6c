import Link from "next/link";
import type { ReactNode } from "react";
import { MessagePage } from "./message-page";

const sentence =
  "This session was deleted for good: its words are gone. Memories that it left are under Memories.";

const goneSentence =
  "This session is not there any more: everything was wiped, or a backup from before it was restored.";

/** In the conversation's place, in a tab that showed it while everything was wiped. */
export function GoneNote() {
  return (
    <PlaceNote text={goneSentence}>
      {/* A whole load: what this page still holds of the shell is of the past. */}
      <a
        href="/"
        className="mt-4 inline-flex min-h-8 items-center rounded-lg bg-ink px-3 text-[13px] font-medium text-bg hover:bg-ink/88 pointer-coarse:min-h-11"
      >
        Begin again
      </a>
    </PlaceNote>
  );
}

/** In the conversation's place, in a tab that showed it while it was deleted. */
export function PurgedNote() {
  return <PlaceNote text={sentence} />;
}

function PlaceNote({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div
      id="message"
      tabIndex={-1}
      role="status"
      className="flex min-h-0 flex-1 flex-col items-center justify-center p-6 text-center text-mute"
    >
      <p className="max-w-[44ch]">{text}</p>
      {children}
    </div>
  );
}

/** What stands at the address of a conversation that was deleted for good. */
export function PurgedPage() {
  return (
    <MessagePage title="Deleted for good" text={sentence}>
      <Link
        href="/chat"
        className="inline-flex min-h-8 items-center rounded-lg bg-ink px-3 text-[13px] font-medium text-bg hover:bg-ink/88"
      >
        New session
      </Link>
    </MessagePage>
  );
}
