import { numberText } from "@/components/ui/number-text";
import type { LeftOutPart } from "@/lib/core/memory/transfer/transfer-entry";

/** Parts that are listed; the rest is counted. */
const listed = 500;

/** What of a file does not become a memory: where it stands, why, and how it begins. The file itself stays as it is. */
export function LeftOutList({ parts }: { readonly parts: readonly LeftOutPart[] }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must scroll by keyboard.
      tabIndex={0}
      aria-label="Parts of the file that are left out"
      className="mt-2 h-[min(38dvh,360px)] overflow-y-auto rounded-lg border border-line"
    >
      <ul className="divide-y divide-line">
        {parts.slice(0, listed).map(({ line, reason, excerpt }) => (
          <li key={line} className="grid grid-cols-[56px_minmax(0,1fr)] gap-2 px-3 py-2 text-[13px]">
            <span className="text-mute tabular-nums">{numberText(line)}</span>
            <div className="min-w-0">
              <p>{reason}</p>
              {excerpt !== "" && (
                <p dir="auto" className="truncate font-mono text-xs text-mute">
                  “{excerpt}”
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {parts.length > listed && (
        <p className="px-3 py-2 text-[13px] text-mute">… and {numberText(parts.length - listed)} more.</p>
      )}
    </section>
  );
}
