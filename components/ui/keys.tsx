/** Keys as one presses them together. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="inline-flex gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-6 rounded-md border border-line bg-soft px-1.5 py-0.5 text-center font-sans text-xs text-ink"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
