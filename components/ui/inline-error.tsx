import { CircleAlert } from "lucide-react";
import { cn } from "./class-names";

/** A refusal or an error, in words, where the person looks. */
export function InlineError({
  message,
  className,
}: {
  readonly message: string | null;
  readonly className?: string;
}) {
  return (
    <div role="alert" className={cn(message === null && "hidden", className)}>
      {message !== null && (
        <p className="flex gap-1.5 text-[13px] text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="min-w-0 break-words">{message}</span>
        </p>
      )}
    </div>
  );
}
