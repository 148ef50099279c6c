import Link from "next/link";
import { MessagePage } from "./message-page";

const sentence =
  "This session was deleted for good: its words are gone. Memories that it left are under Memories.";

/** In the conversation's place, in a tab that showed it while it was deleted. */
export function PurgedNote() {
  return (
    <div
      id="message"
      tabIndex={-1}
      role="status"
      className="flex min-h-0 flex-1 items-center justify-center p-6 text-center text-mute"
    >
      <p className="max-w-[44ch]">{sentence}</p>
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
