import type { ReactNode } from "react";

interface LabPageProps {
  /** Of the document. */
  readonly title: string;
  readonly header: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the lab's pages: a bar, and below it what scrolls. */
export function LabPage({ title, header, children }: LabPageProps) {
  return (
    <main id="lab" tabIndex={-1} data-region="lab" className="flex min-w-0 flex-1 flex-col outline-none">
      <title>{`${title} · AgeMem Studio`}</title>
      <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4.5 py-2 max-[899px]:pl-14">
        {header}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </main>
  );
}
