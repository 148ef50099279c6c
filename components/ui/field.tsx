import type { ReactNode } from "react";

export const fieldControl =
  "w-full rounded-lg border border-line bg-bg px-2.5 py-1.5 text-[13px] text-ink placeholder:text-mute focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent";

/** A labeled control. Every field carries its label in sight: a placeholder is gone as soon as one writes. */
export function Field({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className="block text-xs">
      <span className="mb-1 flex items-baseline gap-2 text-mute">
        {label}
        {hint !== undefined && <span className="ml-auto tabular-nums">{hint}</span>}
      </span>
      {children}
    </label>
  );
}
