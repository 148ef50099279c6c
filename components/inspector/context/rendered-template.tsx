"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useRead } from "@/lib/client/query/use-read";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import { renderTemplateContract } from "@/lib/contract/model/render-template";

/** The prompt that the server's own template makes of this request, asked for only when the person wants to see it. */
export function RenderedTemplate({ stepStarted }: { readonly stepStarted: number }) {
  const sessionId = useSession((session) => session.state.sessionId);
  const isRecording = useReadOnlyReason() !== null;
  const [asked, setAsked] = useState<number | null>(null);
  const isAsked = asked === stepStarted;
  const read = useRead(renderTemplateContract, isAsked ? { sessionId, stepStarted } : null);
  if (isRecording) return null;
  return (
    <section aria-label="Rendered template" className="mt-3 text-xs">
      <h3 className="font-medium">Rendered template</h3>
      {!isAsked && (
        <Button variant="quiet" className="mt-1" onClick={() => setAsked(stepStarted)}>
          Ask the server
        </Button>
      )}
      {isAsked && read.isLoading && <p className="mt-1 text-mute">Asking the server…</p>}
      {read.error !== null && <p className="mt-1 text-mute">{read.error}</p>}
      {read.value?.template != null && (
        <pre
          dir="auto"
          className="mt-1 max-h-80 overflow-auto rounded-md bg-soft p-2 font-mono break-words whitespace-pre-wrap"
        >
          {read.value.template}
        </pre>
      )}
      {read.value && read.value.why !== "told" && <p className="mt-1 text-mute">{reasons[read.value.why]}</p>}
    </section>
  );
}

const reasons = {
  "not-told": "This server does not say what its template makes of a request.",
  "another-model": "Another model answers now; its server has another template.",
  "no-request": "The request of this step is not in the log.",
} as const;
