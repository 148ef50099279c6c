import { MessagePage } from "@/components/shell/message-page";

/** What an address that names nothing shows. */
export default function NotFound() {
  return (
    <MessagePage
      title="Not found"
      text="There is no session at this address. It may belong to somebody else, or never have existed."
    >
      <a
        href="/chat"
        className="inline-flex min-h-8 items-center rounded-lg bg-ink px-3 text-[13px] font-medium text-bg hover:bg-ink/88"
      >
        New session
      </a>
    </MessagePage>
  );
}
