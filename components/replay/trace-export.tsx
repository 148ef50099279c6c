"use client";

import { Send } from "lucide-react";
import { useState } from "react";
import { sendTraces } from "@/app/replay/trace-actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { useAct } from "@/lib/client/query/use-act";

interface TraceExportProps {
  readonly sessionId: string;
  /** Address that the server's owner configured; null when the person must name one. */
  readonly collector: string | null;
}

/** Sends the session as OpenTelemetry spans. */
export function TraceExport({ sessionId, collector }: TraceExportProps) {
  const [endpoint, setEndpoint] = useState(collector ?? "http://127.0.0.1:4318");
  const [withContent, setWithContent] = useState(false);
  const sending = useAct(sendTraces, { alsoInReplay: true });
  const [done, setDone] = useState<string | null>(null);
  const send = async () => {
    setDone(null);
    const sent = await sending.run({ sessionId, endpoint, withContent });
    if (sent) setDone(`${countText(sent.spans, "span")} sent.`);
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
        <Button aria-disabled={sending.isRunning} onClick={() => void send()}>
          <Send aria-hidden className="size-3.5" />
          {sending.isRunning ? "Sending…" : "Send spans"}
        </Button>
        <p role="status" className="text-[13px] text-add">
          {done}
        </p>
      </div>
      <InlineError message={sending.error} className="mt-2" />
    </section>
  );
}
