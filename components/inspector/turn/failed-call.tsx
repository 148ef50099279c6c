"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { countText, durationText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { requestAsSent } from "@/lib/core/context/request-as-sent";
import { requestCommand } from "@/lib/core/context/request-command";
import type { EventOf } from "@/lib/core/log/events";
import type { FailedCall } from "@/lib/core/log/failed-call";

interface FailedCallProps {
  readonly event: EventOf<"turn-failed">;
  readonly call: FailedCall;
}

/** A failed call of a model as a developer wants to see it: what the provider answered, and a line that asks it again. */
export function FailedCallDetails({ event, call }: FailedCallProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="w-full text-[13px]" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="flex min-h-6 w-fit cursor-pointer items-center gap-1 rounded text-mute hover:text-ink pointer-coarse:min-h-11">
        <ChevronRight
          aria-hidden
          className={cn("size-3.5 transition-transform motion-reduce:transition-none", isOpen && "rotate-90")}
        />
        {call.status === null ? "Details of the call" : `HTTP ${call.status} · details of the call`}
      </summary>
      {isOpen && <CallReport event={event} call={call} />}
    </details>
  );
}

/** The same, unfolded. */
export function CallReport({ event, call }: FailedCallProps) {
  const { address, status, providerWords, requestId, retryAfterMs, reply, attempts } = call;
  const step = useSession(({ state }) =>
    state.turns
      .findLast((turn) => turn.turnId === event.turnId)
      ?.steps.find((candidate) => candidate.step === event.step),
  );
  const tookMs = step?.finished?.durationMs ?? 0;
  return (
    <div className="mt-1 space-y-2">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
        <Fact name="Status">
          {status === null ? "no HTTP status: nothing answered, or it broke off" : status}
        </Fact>
        {providerWords !== null && <Fact name="The provider said">{providerWords}</Fact>}
        {requestId !== null && <Fact name="Request id">{requestId}</Fact>}
        {address !== null && <Fact name="Address">{address}</Fact>}
        {retryAfterMs !== null && <Fact name="Retry-After">{durationText(retryAfterMs)}</Fact>}
        <Fact name="Asked">
          {countText(attempts, "time")}
          {tookMs > 0 && `, ${durationText(tookMs)} in all`}
        </Fact>
      </dl>
      {reply !== null && <Block title="Raw reply" text={readable(reply)} />}
      {step && (
        <CommandBlock address={address} modelId={step.model.modelId} startedSequence={step.startedSequence} />
      )}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-mute">{name}</dt>
      <dd dir="auto" className="min-w-0 wrap-anywhere tabular-nums">
        {children}
      </dd>
    </>
  );
}

interface CommandBlockProps {
  readonly address: string | null;
  readonly modelId: string;
  readonly startedSequence: number;
}

/** The command line, where the log still has the whole request. */
function CommandBlock({ address, modelId, startedSequence }: CommandBlockProps) {
  const events = useSession((session) => session.recording?.events ?? session.events);
  const command = useMemo(() => {
    const request = requestAsSent(events, startedSequence)?.request;
    return request ? requestCommand({ address, modelId, request }) : null;
  }, [events, address, modelId, startedSequence]);
  if (command === null) return null;
  return <Block title="Repeat the request" note="Set API_KEY first; no key is in here." text={command} />;
}

interface BlockProps {
  readonly title: string;
  readonly note?: string;
  readonly text: string;
}

function Block({ title, note, text }: BlockProps) {
  return (
    <section aria-label={title}>
      <div className="flex items-center gap-2">
        <span className="text-xs font-medium">{title}</span>
        {note !== undefined && <span className="text-xs text-mute">{note}</span>}
        <CopyButton text={text} label={`Copy: ${title}`} className="ml-auto size-7" />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        tabIndex={0}
        className="mt-0.5 max-h-48 overflow-auto rounded-md bg-soft p-2 font-mono text-xs break-words whitespace-pre-wrap"
      >
        {text}
      </pre>
    </section>
  );
}

/** JSON is easier to read with its lines; anything else is shown as it came. */
function readable(reply: string): string {
  try {
    return JSON.stringify(JSON.parse(reply), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return reply;
    throw error;
  }
}
