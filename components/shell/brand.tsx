/** The mark: what stays, what is folded, what is kept. */
export function Brand() {
  return (
    <span className="flex items-center gap-2 font-semibold">
      <svg
        aria-hidden="true"
        viewBox="0 0 20 20"
        className="size-5 text-accent"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
      >
        <rect x="2.5" y="3" width="15" height="3.4" rx="1.4" />
        <rect x="2.5" y="8.3" width="10.5" height="3.4" rx="1.4" />
        <rect x="2.5" y="13.6" width="6.5" height="3.4" rx="1.4" fill="currentColor" />
      </svg>
      AgeMem Studio
    </span>
  );
}
