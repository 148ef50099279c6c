import { cn } from "./class-names";
import { numberText, signedText } from "./number-text";

interface TokenCountProps {
  readonly tokens: number;
  /** Shows a change with its sign instead of an amount. */
  readonly signed?: boolean;
  readonly className?: string;
}

/** A number of tokens in tabular figures; screen readers hear the unit, which the column heading says to the eye. */
export function TokenCount({ tokens, signed = false, className }: TokenCountProps) {
  return (
    <span className={cn("whitespace-nowrap tabular-nums", className)}>
      {signed ? signedText(tokens) : numberText(tokens)}
      <span className="sr-only"> tokens</span>
    </span>
  );
}
