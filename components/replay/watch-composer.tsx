"use client";

import { useReadOnlyReason } from "@/lib/client/session/session-context";

/** The message box of a recording: there, and off, with the reason. */
export function WatchComposer() {
  const reason = useReadOnlyReason();
  return (
    <div className="mx-auto w-full max-w-[728px] shrink-0 px-3 pb-3 sm:px-6">
      <textarea
        aria-label="Message"
        aria-describedby="watch-reason"
        disabled
        rows={1}
        placeholder="Nothing can be written into the past"
        className="block w-full resize-none rounded-2xl border border-line bg-soft px-3.5 py-2.5 text-sm placeholder:text-mute"
      />
      <p id="watch-reason" className="mt-1 px-1 text-xs text-mute">
        {reason}
      </p>
    </div>
  );
}
