"use client";

import Link from "next/link";
import { revertMemory } from "@/app/(studio)/memories/change-actions";
import { InlineError } from "@/components/ui/inline-error";
import { LinkButton } from "@/components/ui/link-button";
import { byWords } from "@/components/ui/memory-words";
import { RelativeTime } from "@/components/ui/relative-time";
import { WordDiff } from "@/components/ui/word-diff";
import { useAct } from "@/lib/client/query/use-act";
import { currentVersion, type MemoryVersion } from "@/lib/core/log/memory";
import type { MemoryDetail, VersionProvenance } from "@/lib/core/memory/memory-outcomes";
import { useMemoryChanges } from "../use-memory-changes";

interface VersionListProps {
  readonly detail: MemoryDetail;
  readonly isPast: boolean;
}

/** The history of a memory, newest first: each version against the one before, who wrote it and where, and the way back to it. */
export function VersionList({ detail, isPast }: VersionListProps) {
  const { memory, provenance, changes } = detail;
  const current = currentVersion(memory);
  const deletion = changes.findLast((change) => change.type === "memory-deleted");
  return (
    <ol className="divide-y divide-line/70 px-4.5 py-1 text-[13px]">
      {!current && deletion && (
        <li className="grid grid-cols-[30px_minmax(0,1fr)] gap-2 py-2.5">
          <span className="text-xs text-delete">gone</span>
          <p className="text-xs text-mute">
            <span className="font-medium text-delete">Deleted</span> {byWords[deletion.by]},{" "}
            <RelativeTime at={deletion.at} />
          </p>
        </li>
      )}
      {memory.versions.toReversed().map((version) => (
        <VersionRow
          key={version.version}
          version={version}
          previous={memory.versions.find((other) => other.version === version.version - 1) ?? null}
          current={isPast ? null : current}
          provenance={provenance.find((one) => one.version === version.version) ?? null}
        />
      ))}
    </ol>
  );
}

interface VersionRowProps {
  readonly version: MemoryVersion;
  readonly previous: MemoryVersion | null;
  /** The version that holds now; null where nothing may be changed. */
  readonly current: MemoryVersion | null;
  readonly provenance: VersionProvenance | null;
}

function VersionRow({ version, previous, current, provenance }: VersionRowProps) {
  const reverting = useAct(revertMemory);
  const changes = useMemoryChanges();
  const revert = async (expectedVersion: number) => {
    const { memoryId } = version;
    const outcome = await reverting.run((requestId) => ({
      requestId,
      memoryId,
      expectedVersion,
      version: version.version,
    }));
    if (!outcome || changes.settle(`Back to version ${version.version}`, outcome)) return;
    changes.failed(outcome.status === "refused" ? outcome.reason : "It changed meanwhile. Look at it again.");
  };
  const canRevert =
    current !== null && current.version !== version.version && current.content !== version.content;
  return (
    <li className="grid grid-cols-[30px_minmax(0,1fr)] gap-2 py-2.5">
      <span className="text-xs text-mute tabular-nums">v{version.version}</span>
      <div className="min-w-0">
        <WordDiff before={previous?.content ?? ""} after={version.content} className="wrap-anywhere" />
        <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-xs text-mute">
          <RelativeTime at={version.at} />
          <span>
            · {byWords[version.by]}
            {provenance?.model && ` · ${provenance.model}`}
          </span>
          <Whereabouts version={version} provenance={provenance} />
          {canRevert && (
            <LinkButton onClick={() => void revert(current.version)} className="-my-1">
              Revert to this
            </LinkButton>
          )}
        </p>
        <InlineError message={reverting.error} className="mt-1" />
      </div>
    </li>
  );
}

/** The words that a version came from, or else the conversation in which it was written, as a link to it. */
function Whereabouts({ version, provenance }: Pick<VersionRowProps, "version" | "provenance">) {
  if (!provenance?.sessionTitle) return <span>· in Memories</span>;
  return (
    <Link
      href={`/chat/${version.sessionId}${provenance.turnId ? `#${provenance.turnId}` : ""}`}
      prefetch={false}
      title={provenance.sessionTitle}
      className="max-w-52 truncate rounded text-accent hover:underline"
    >
      {version.source ? `“${version.source.quote}”` : `in ${provenance.sessionTitle}`}
    </Link>
  );
}
