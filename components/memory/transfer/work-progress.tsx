import { Button } from "@/components/ui/button";
import { numberText } from "@/components/ui/number-text";

interface WorkProgressProps {
  readonly label: string;
  readonly done: number;
  readonly of: number;
  readonly onStop: () => void;
}

/** How far a long piece of work is, and the way to stop it. */
export function WorkProgress({ label, done, of, onStop }: WorkProgressProps) {
  return (
    <div className="space-y-3 py-6">
      <p className="flex text-[13px]" role="status">
        {label}
        <span className="ml-auto text-mute tabular-nums">
          {numberText(done)} of {numberText(of)}
        </span>
      </p>
      <progress
        aria-label={label}
        value={done}
        max={Math.max(1, of)}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-soft [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-soft [&::-webkit-progress-value]:bg-accent"
      />
      <div className="flex justify-end">
        <Button onClick={onStop}>Stop</Button>
      </div>
    </div>
  );
}
