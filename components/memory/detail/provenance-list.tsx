import { Quote } from "lucide-react";
import Link from "next/link";
import { originWords } from "@/components/ui/memory-words";
import { RelativeTime } from "@/components/ui/relative-time";
import type { MemoryVersion } from "@/lib/core/log/memory";
import type { MemoryDetail, VersionProvenance } from "@/lib/core/memory/memory-outcomes";
import { MarkedText } from "../marked-text";

/** Where each version came from, newest first: the words of the message, quoted in their place, and who made a memory of them. */
export function ProvenanceList({ detail }: { readonly detail: MemoryDetail }) {
  return (
    <ol className="divide-y divide-line/70 px-4.5 text-[13px]">
      {detail.memory.versions.toReversed().map((version) => (
        <li key={version.version} className="py-3">
          <VersionSource
            version={version}
            provenance={detail.provenance.find((one) => one.version === version.version) ?? null}
          />
        </li>
      ))}
    </ol>
  );
}

/** Longest part of a message that is shown around the quoted words, in characters on each side. */
const aroundQuote = 240;

function VersionSource({
  version,
  provenance,
}: {
  readonly version: MemoryVersion;
  readonly provenance: VersionProvenance | null;
}) {
  const message = provenance?.message ?? null;
  const href = `/chat/${version.sessionId}${provenance?.turnId ? `#${provenance.turnId}` : ""}`;
  return (
    <>
      <p className="flex flex-wrap gap-x-1.5 text-xs text-mute">
        <span className="tabular-nums">v{version.version}</span>
        <span>· {originWords[version.origin]}</span>
        {provenance?.model && <span>· written down by {provenance.model}</span>}
        <span>
          · <RelativeTime at={version.at} />
        </span>
      </p>
      {message ? (
        <blockquote
          dir="auto"
          className="mt-2 border-l-2 border-kind-person pl-2.5 whitespace-pre-wrap wrap-anywhere"
        >
          <QuotedMessage {...message} />
        </blockquote>
      ) : (
        <p className="mt-1.5 flex items-start gap-1.5 text-mute">
          <Quote aria-hidden className="mt-0.5 size-3.5 shrink-0" strokeWidth={1.75} />
          {withoutSource[version.origin]}
        </p>
      )}
      {provenance?.sessionTitle && (
        <Link
          href={href}
          prefetch={false}
          className="mt-1.5 inline-flex min-h-6 items-center rounded text-xs font-medium text-accent hover:underline pointer-coarse:min-h-11"
        >
          Open that turn in “{provenance.sessionTitle}”
        </Link>
      )}
    </>
  );
}

const withoutSource = {
  "said-by-person": "The message is not in the record any more.",
  "edited-by-person": "You wrote this text yourself; it quotes no message.",
  "inferred-by-agent": "No message says this: the agent concluded it.",
  "from-pasted-text": "It came from a file or a text that you pasted.",
} as const satisfies Record<MemoryVersion["origin"], string>;

function QuotedMessage({ text, start, end }: { text: string; start: number; end: number }) {
  const from = Math.max(0, start - aroundQuote);
  const to = Math.min(text.length, end + aroundQuote);
  return (
    <>
      {from > 0 && "…"}
      <MarkedText
        text={text.slice(from, to)}
        stretches={[{ start: start - from, end: end - from }]}
        look="quoted"
      />
      {to < text.length && "…"}
    </>
  );
}
