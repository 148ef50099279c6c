/** Stands in for a conversation on its way; appears only after a moment, because most come sooner. */
export function LoadingConversation() {
  return (
    <div
      role="status"
      aria-label="Loading conversation"
      className="mx-auto w-full max-w-[728px] flex-1 animate-[appear_0s_150ms_both] space-y-5 px-6 py-8"
    >
      <div className="ml-auto h-9 w-2/5 rounded-2xl bg-soft" />
      <div className="h-4 w-4/5 rounded bg-soft" />
      <div className="h-4 w-3/5 rounded bg-soft" />
      <div className="ml-auto h-9 w-1/2 rounded-2xl bg-soft" />
      <div className="h-4 w-3/4 rounded bg-soft" />
    </div>
  );
}
