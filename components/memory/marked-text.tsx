import { Fragment } from "react";

/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface MarkedTextProps {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  /** `found`: words of a search. `unsupported`: what the source does not say. `quoted`: the words that a memory came from. */
  readonly look: "found" | "unsupported" | "quoted";
}

const looks = {
  found: "rounded-[3px] bg-retrieve/16 px-px text-inherit",
  unsupported:
    "bg-transparent text-inherit underline decoration-update decoration-wavy decoration-1 underline-offset-3",
  quoted: "rounded-[3px] bg-kind-person/35 text-inherit",
} as const;

/** A text with some of its stretches marked. Stretches that overlap or lie outside are cut to fit. */
export function MarkedText({ text, stretches, look }: MarkedTextProps) {
  return pieces(text, stretches).map(({ start, part, isMarked }) =>
    isMarked ? (
      <mark
        key={start}
        className={looks[look]}
        {...(look === "unsupported" ? { title: "The source does not say this" } : {})}
      >
        {part}
        {look === "unsupported" && <span className="sr-only"> (not supported by the source)</span>}
      </mark>
    ) : (
      <Fragment key={start}>{part}</Fragment>
    ),
  );
}

/** Cuts a text at its stretches. */
export function pieces(
  text: string,
  stretches: readonly Stretch[],
): readonly { readonly start: number; readonly part: string; readonly isMarked: boolean }[] {
  const cut: { start: number; part: string; isMarked: boolean }[] = [];
  let position = 0;
  const add = (end: number, isMarked: boolean) => {
    if (end > position) cut.push({ start: position, part: text.slice(position, end), isMarked });
    position = Math.max(position, end);
  };
  for (const { start, end } of [...stretches].sort((left, right) => left.start - right.start)) {
    add(Math.min(start, text.length), false);
    add(Math.min(end, text.length), true);
  }
  add(text.length, false);
  return cut;
}
