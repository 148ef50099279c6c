"use client";

import { Send } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import type { ActionResult } from "@/lib/client/session/server-actions";

/** The server action that sends spans. */
export type SendTraces = (input: {
  sessionId: string;
  endpoint: string | null;
  withContent: boolean;
}) => Promise<ActionResult<{ readonly spans: number }>>;

interface TraceExportProps {
  readonly sessionId: string;
  /** Address that the server's owner configured; null when the person must name one. */
  readonly collector: string | null;
  readonly sendTraces: SendTraces;
}

/** Sends the session as OpenTelemetry spans. */
export function TraceExport({ sessionId, collector, sendTraces }: TraceExportProps) {
  const [endpoint, setEndpoint] = useState(collector ?? "http://127.0.0.1:4318");
  const [withContent, setWithContent] = useState(false);
  const [state, setState] = useState<{ busy: boolean; done: string | null; error: string | null }>({
    busy: false,
    done: null,
    error: null,
  });
  const send = async () => {
    if (state.busy) return;
    setState({ busy: true, done: null, error: null });
    const sent = await sendTraces({ sessionId, endpoint, withContent }).catch(() => null);
    if (!sent) setState({ busy: false, done: null, error: "The server did not answer. Try again." });
    else if (sent.ok)
      setState({ busy: false, done: `${countText(sent.value.spans, "span")} sent.`, error: null });
    else setState({ busy: false, done: null, error: sent.error.message });
  };
  return (
    <section className="mt-4 border-t border-line pt-3.5">
      <h3 className="text-[13px] font-medium">OpenTelemetry traces</h3>
      <p className="mt-0.5 text-[13px] text-mute">
        Spans of the conventions for generative AI, over OTLP/HTTP, to a collector on this computer or the one
        that the server is set to.
      </p>
      <label className="mt-2 block text-[13px]">
        Collector
        <input
          type="url"
          value={endpoint}
          onChange={(event) => setEndpoint(event.target.value)}
          className="mt-0.5 block w-full rounded-lg border border-line bg-bg px-2.5 py-1.5 font-mono text-xs pointer-coarse:min-h-11"
        />
      </label>
      <label className="mt-2 flex items-center gap-2 text-[13px] pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={withContent}
          onChange={(event) => setWithContent(event.target.checked)}
          className="accent-accent"
        />
        With texts: messages, memories and queries
      </label>
      <div className="mt-2.5 flex items-center gap-3">
        <Button aria-disabled={state.busy} onClick={() => void send()}>
          <Send aria-hidden className="size-3.5" />
          {state.busy ? "Sending…" : "Send spans"}
        </Button>
        <p role="status" className="text-[13px] text-add">
          {state.done}
        </p>
      </div>
      <InlineError message={state.error} className="mt-2" />
    </section>
  );
}
