import { LinkButton } from "@/components/ui/link-button";
import { StrategyName } from "./strategy-mark";

interface HistoriesButtonProps {
  readonly strategy: string;
  /** Shows the histories on which a strategy and AgeMem differ. */
  readonly onChoose: (strategy: string) => void;
}

/** The name of a strategy in a table or plot, which leads to its histories. */
export function HistoriesButton({ strategy, onChoose }: HistoriesButtonProps) {
  return (
    <LinkButton className="text-[13px] font-normal text-ink" onClick={() => onChoose(strategy)}>
      <StrategyName strategy={strategy} />
    </LinkButton>
  );
}
