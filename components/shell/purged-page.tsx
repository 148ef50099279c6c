import Link from "next/link";
import { MessagePage } from "./message-page";

/** What stands at the address of a conversation that was deleted for good. */
export function PurgedPage() {
  return (
    <MessagePage
      title="Deleted for good"
      text="This session was deleted for good: its words are gone. Memories that it left are under Memories."
    >
      <Link
        href="/chat"
        className="inline-flex min-h-8 items-center rounded-lg bg-ink px-3 text-[13px] font-medium text-bg hover:bg-ink/88"
      >
        New session
      </Link>
    </MessagePage>
  );
}
