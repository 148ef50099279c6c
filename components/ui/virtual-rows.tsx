import type { Virtualizer } from "@tanstack/react-virtual";
import type { KeyboardEventHandler, ReactNode, Ref } from "react";
import { cn } from "./class-names";

interface VirtualRowsProps {
  readonly virtualizer: Virtualizer<HTMLElement, Element> | Virtualizer<HTMLDivElement, Element>;
  readonly label: string;
  /** How many rows there are in all, drawn or not. */
  readonly count: number;
  /** Draws one row; null leaves it out. */
  readonly children: (index: number) => ReactNode;
  /** Pixels of a row that need not be measured; null for the others. */
  readonly heightOf?: (index: number) => number | null;
  /** True where a row keeps its element while what it shows changes, as under a moving playhead. */
  readonly areKeptByPlace?: boolean;
  readonly isBusy?: boolean;
  readonly className?: string;
  readonly onKeyDown?: KeyboardEventHandler<HTMLDivElement>;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The rows of a virtualised list that are in view, with the list's true size for who cannot see it. */
export function VirtualRows({
  virtualizer,
  label,
  count,
  children,
  heightOf = () => null,
  areKeptByPlace = false,
  isBusy,
  className,
  onKeyDown,
  ref,
}: VirtualRowsProps) {
  const visible = virtualizer.getVirtualItems();
  const { scrollMargin } = virtualizer.options;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are virtualised, so the list states its size through ARIA.
    <div
      ref={ref}
      role="list"
      aria-label={label}
      aria-busy={isBusy}
      onKeyDown={onKeyDown}
      className={cn("relative", className)}
      style={{ height: virtualizer.getTotalSize() }}
    >
      <div
        className="absolute inset-x-0 top-0"
        style={{ transform: `translateY(${(visible[0]?.start ?? scrollMargin) - scrollMargin}px)` }}
      >
        {visible.map(({ index, key }) => {
          const row = children(index);
          const height = heightOf(index);
          return (
            row && (
              // biome-ignore lint/a11y/useSemanticElements: see the list above.
              <div
                key={areKeptByPlace ? index : key}
                ref={height === null ? virtualizer.measureElement : undefined}
                style={height === null ? undefined : { height, contain: "strict" }}
                data-index={index}
                role="listitem"
                aria-posinset={index + 1}
                aria-setsize={count}
              >
                {row}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
