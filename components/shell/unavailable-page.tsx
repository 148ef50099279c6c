import { MessagePage } from "./message-page";

/** What takes the app's place while it cannot serve, for example because its data folder is in use. */
export function UnavailablePage({ reason }: { readonly reason: string }) {
  return (
    <MessagePage title="The app cannot start" text={reason}>
      <a
        href="/chat"
        className="inline-flex min-h-8 items-center rounded-lg bg-ink px-3 text-[13px] font-medium text-bg hover:bg-ink/88"
      >
        Try again
      </a>
    </MessagePage>
  );
}
