import { type ReactNode, useId } from "react";

interface SettingsGroupProps {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly explanation?: ReactNode;
  /** Buttons that concern the whole group. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Settings that belong together, under a heading of their own. */
export function SettingsGroup({ title, explanation, actions, children }: SettingsGroupProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="mb-8">
      <div className="mb-2.5 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id={titleId} className="text-[15px] font-semibold">
            {title}
          </h2>
          {explanation && <p className="mt-0.5 text-[13px] text-mute">{explanation}</p>}
        </div>
        {actions && <div className="flex shrink-0 flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
