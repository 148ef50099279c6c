/** The shape of the list while it is loaded; it appears only when that takes a moment. */
export function ListSkeleton() {
  return (
    <div role="status" className="animate-[appear_150ms_step-end]">
      <span className="sr-only">Loading the memories</span>
      {[72, 55, 64, 40, 60, 48].map((width) => (
        <div key={width} aria-hidden className="flex h-[61px] items-center gap-4 border-b border-line px-5">
          <span className="size-4 rounded bg-soft" />
          <span className="h-3 rounded bg-soft motion-safe:animate-pulse" style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
