import { LinkButton } from "@/components/ui/link-button";

interface ThresholdSliderProps {
  readonly value: number;
  /** The threshold of the session, calibrated for its embedder. */
  readonly given: number;
  /** What the threshold means right now, for those who cannot see the table. */
  readonly spokenOutcome: string;
  readonly onChange: (value: number | null) => void;
}

/** Moves θ between 0 and 1 in steps of 0.01. */
export function ThresholdSlider({ value, given, spokenOutcome, onChange }: ThresholdSliderProps) {
  return (
    <div className="flex items-center gap-2.5 text-xs">
      <label className="flex min-h-6 min-w-0 flex-1 items-center gap-2.5">
        <span className="shrink-0 text-mute">Similarity threshold (θ)</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={value}
          aria-valuetext={`${value.toFixed(2)}. ${spokenOutcome}`}
          onChange={(event) => onChange(Number(event.target.value))}
          className="min-w-0 flex-1 accent-(--filter)"
        />
      </label>
      <span className="w-8 text-right font-medium tabular-nums">{value.toFixed(2)}</span>
      {value !== given && <LinkButton onClick={() => onChange(null)}>Reset to {given.toFixed(2)}</LinkButton>}
    </div>
  );
}
