"use client";

import { LinkButton } from "@/components/ui/link-button";
import { countText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { useRead } from "@/lib/client/query/use-read";
import { listImportsContract } from "@/lib/contract/memory/list-imports";
import { useMemoryChanges } from "../use-memory-changes";

/** Imports that are listed. */
const listed = 5;

/** The imports made before, each with the way to take back what is left of it. */
export function EarlierImports() {
  const { undo } = useMemoryChanges();
  const loaded = useRead(listImportsContract, {});
  const imports = (loaded.value?.imports ?? []).filter(
    ({ eventIds, waiting }) => eventIds.length + waiting.length > 0,
  );
  if (imports.length === 0) return null;
  return (
    <section aria-labelledby="earlier-imports">
      <h3 id="earlier-imports" className="text-xs text-mute">
        Earlier imports
      </h3>
      <ul className="mt-1 divide-y divide-line text-[13px]">
        {imports.slice(0, listed).map(({ importId, at, eventIds, waiting }) => (
          <li key={importId} className="flex flex-wrap items-center gap-x-2 py-1.5">
            <RelativeTime at={at} className="text-mute" />
            <span>
              {[
                ...(eventIds.length > 0 ? [countText(eventIds.length, "memory", "memories")] : []),
                ...(waiting.length > 0 ? [`${waiting.length} waiting`] : []),
              ].join(", ")}
            </span>
            {eventIds.length > 0 && (
              <LinkButton
                className="ml-auto"
                onClick={() => void undo({ label: "the import", eventIds }, "only-this")}
              >
                Undo this import
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
