import { numberText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Survivor, type SurvivorPlace, survivorPlaces } from "@/lib/core/memory/memory-care";
import { placeWords } from "./place-words";

interface SurvivorListProps {
  readonly survivors: readonly Survivor[];
  readonly places: ReadonlySet<SurvivorPlace>;
  /** Survivors of a chosen place that stay all the same. */
  readonly kept: ReadonlySet<string>;
  readonly onPlaces: (places: ReadonlySet<SurvivorPlace>) => void;
  readonly onKept: (kept: ReadonlySet<string>) => void;
}

/** Everything that says what the memory says, by place; a place can be chosen as a whole, and each of its entries left out. */
export function SurvivorList({ survivors, places, kept, onPlaces, onKept }: SurvivorListProps) {
  const found = survivorPlaces.filter((place) => survivors.some((survivor) => survivor.place === place));
  if (found.length === 0)
    return <p className="mt-2 text-[13px]">Nothing else says it: no message, no answer, no other memory.</p>;
  return (
    <div className="mt-2 max-h-[44dvh] space-y-2 overflow-y-auto">
      {found.map((place) => {
        const here = survivors.filter((survivor) => survivor.place === place);
        const isChosen = places.has(place);
        return (
          <section
            key={place}
            aria-label={placeWords[place].title}
            className="rounded-xl border border-line p-3"
          >
            <label className="flex cursor-pointer items-start gap-2.5 text-[13px]">
              <input
                type="checkbox"
                checked={isChosen}
                onChange={() => onPlaces(toggled(places, place))}
                className="mt-0.5 size-4 accent-ink"
              />
              <span>
                <span className="font-medium">{placeWords[place].title}</span>{" "}
                <span className="text-mute tabular-nums">{numberText(here.length)}</span>
                <span className="block text-mute">{placeWords[place].effect}</span>
              </span>
            </label>
            <ul className="mt-2 space-y-1 pl-6.5">
              {here.map((survivor) => (
                <li key={survivor.id} className="flex items-start gap-2 text-xs">
                  {isChosen && here.length > 1 && (
                    <input
                      type="checkbox"
                      checked={!kept.has(survivor.id)}
                      onChange={() => onKept(toggled(kept, survivor.id))}
                      aria-label={`Remove: ${survivor.excerpt.slice(0, 80)}`}
                      className="mt-0.5 size-3.5 accent-ink"
                    />
                  )}
                  <span className="min-w-0">
                    <span dir="auto" className="line-clamp-2 wrap-anywhere">
                      “{survivor.excerpt}”
                    </span>
                    <span className="text-mute">
                      {survivor.sessionTitle ?? "Memories"} · <RelativeTime at={survivor.at} />
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function toggled<Value>(values: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}
