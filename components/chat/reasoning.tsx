import { ChevronRight } from "lucide-react";

interface ReasoningProps {
  readonly step: number;
  readonly text: string;
}

/** The model's reasoning, folded: there for those who look for it. */
export function Reasoning({ step, text }: ReasoningProps) {
  return (
    <details className="group/reasoning my-1.5 text-[13px] text-mute">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 group-open/reasoning:rotate-90" />
        Reasoning, step {step}
      </summary>
      <p dir="auto" className="mt-1 border-l-2 border-line pl-3 wrap-anywhere whitespace-pre-wrap">
        {text}
      </p>
    </details>
  );
}
