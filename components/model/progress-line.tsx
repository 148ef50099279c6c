import { bytesText } from "./size-words";

interface ProgressLineProps {
  readonly label: string;
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
  readonly bytesPerSecond?: number;
  readonly isPaused?: boolean;
}

/** How far a transfer is: a bar, and the same in numbers. */
export function ProgressLine({
  label,
  receivedBytes,
  totalBytes,
  bytesPerSecond = 0,
  isPaused = false,
}: ProgressLineProps) {
  const share = totalBytes ? Math.min(1, receivedBytes / totalBytes) : 0;
  const left = totalBytes && bytesPerSecond > 0 ? (totalBytes - receivedBytes) / bytesPerSecond : null;
  return (
    <div className="mt-2.5">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="h-1.5 overflow-hidden rounded-full bg-soft"
      >
        <div
          className={`h-full rounded-full ${isPaused ? "bg-mute/50" : "bg-accent motion-safe:transition-[width] motion-safe:duration-500"}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-mute tabular-nums">
        <span>
          {bytesText(receivedBytes)}
          {totalBytes !== null && ` of ${bytesText(totalBytes)}`}
        </span>
        {bytesPerSecond > 0 && <span>{bytesText(bytesPerSecond)} per second</span>}
        {left !== null && <span>{remainingText(left)}</span>}
      </p>
    </div>
  );
}

function remainingText(seconds: number): string {
  if (seconds < 60) return "less than a minute left";
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
}
