import { TokenCount } from "@/components/ui/token-count";
import { kindWords, oneLine } from "@/lib/client/session/item-words";
import type { ContextDifference } from "@/lib/core/branch/first-context-difference";
import type { ContextItem } from "@/lib/core/log/context-item";

interface FirstDifferenceProps {
  readonly difference: ContextDifference | null;
  readonly left: { readonly sessionId: string; readonly name: string };
  readonly right: { readonly sessionId: string; readonly name: string };
}

/** The first model call at which the two contexts differ, with what only one of them held. */
export function FirstDifference({ difference, left, right }: FirstDifferenceProps) {
  return (
    <section
      aria-label="First difference of the contexts"
      className="rounded-xl border border-line bg-panel p-4"
    >
      <h2 className="font-semibold">
        {difference ? "The contexts differ first here" : "The contexts are the same"}
      </h2>
      {difference === null ? (
        <p className="mt-1 text-[13px] text-mute">Every model call that both made was sent the same.</p>
      ) : (
        <div className="mt-2 grid gap-4 md:grid-cols-2">
          <Side {...left} step={difference.leftStep} items={difference.onlyLeft} />
          <Side {...right} step={difference.rightStep} items={difference.onlyRight} />
        </div>
      )}
    </section>
  );
}

/** Items that are named; the rest is counted. */
const shownItems = 8;

function Side({
  sessionId,
  name,
  step,
  items,
}: {
  readonly sessionId: string;
  readonly name: string;
  readonly step: number;
  readonly items: readonly ContextItem[];
}) {
  return (
    <div className="min-w-0">
      <p className="flex items-baseline gap-2 text-[13px]">
        <span className="min-w-0 truncate font-medium">{name}</span>
        <a
          href={`/replay/${encodeURIComponent(sessionId)}?step=${step}`}
          className="ml-auto shrink-0 text-accent hover:underline"
        >
          Replay step {step}
        </a>
      </p>
      {items.length === 0 && <p className="mt-1 text-[13px] text-mute">Nothing that the other lacks.</p>}
      <ul className="mt-1">
        {items.slice(0, shownItems).map((item) => (
          <li
            key={item.itemId}
            className="grid grid-cols-[64px_minmax(0,1fr)_auto] items-baseline gap-2 py-0.5 text-[13px]"
          >
            <span className="text-xs text-mute">{kindWords[item.kind]}</span>
            <span dir="auto" className="truncate">
              {oneLine(item)}
            </span>
            <TokenCount tokens={item.tokens} className="text-xs text-mute" />
          </li>
        ))}
      </ul>
      {items.length > shownItems && <p className="text-xs text-mute">and {items.length - shownItems} more</p>}
    </div>
  );
}
