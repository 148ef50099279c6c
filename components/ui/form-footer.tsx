import { Button } from "./button";
import { InlineError } from "./inline-error";

interface FormFooterProps {
  /** The refusal or error, in words. */
  readonly error: string | null;
  /** What the button does: "Add memory". */
  readonly action: string;
  readonly isRunning: boolean;
  readonly isDisabled?: boolean;
  readonly onCancel: () => void;
  /** What will happen, said before it does. */
  readonly children?: React.ReactNode;
}

/** The end of a form: refusal, what will happen, Cancel and the one primary button. */
export function FormFooter({
  error,
  action,
  isRunning,
  isDisabled = false,
  onCancel,
  children,
}: FormFooterProps) {
  return (
    <div className="sticky bottom-0 -mx-4.5 bg-panel px-4.5 pt-2.5 pb-3">
      <InlineError message={error} className="mb-2" />
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 basis-40 text-xs text-mute tabular-nums">{children}</div>
        <div className="ml-auto flex gap-2">
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" disabled={isDisabled} aria-disabled={isRunning}>
            {isRunning ? "Working…" : action}
          </Button>
        </div>
      </div>
    </div>
  );
}
