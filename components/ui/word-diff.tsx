import { diffWordsWithSpace } from "diff";
import { cn } from "./class-names";

interface WordDiffProps {
  readonly before: string;
  readonly after: string;
  readonly className?: string;
}

/** What changed between two texts, word by word. Struck and underlined as well as colored, and named for screen readers. */
export function WordDiff({ before, after, className }: WordDiffProps) {
  let position = 0;
  const parts = diffWordsWithSpace(before, after).map((part) => {
    position += part.value.length;
    return { ...part, key: `${position} ${part.added ? "+" : part.removed ? "-" : "="}` };
  });
  return (
    <p dir="auto" className={cn("leading-relaxed break-words whitespace-pre-wrap", className)}>
      {parts.map((part) => {
        if (part.removed) {
          return (
            <del key={part.key} className="rounded-sm bg-delete/12 px-0.5 text-delete decoration-1">
              <span className="sr-only">removed: </span>
              {part.value}
            </del>
          );
        }
        if (part.added) {
          return (
            <ins
              key={part.key}
              className="rounded-sm bg-add/12 px-0.5 text-add decoration-1 underline-offset-3"
            >
              <span className="sr-only">added: </span>
              {part.value}
            </ins>
          );
        }
        return <span key={part.key}>{part.value}</span>;
      })}
    </p>
  );
}
