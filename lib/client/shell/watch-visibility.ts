/** How long a hidden tab keeps its connection, in milliseconds: browsers allow six per server, for all tabs together. */
const hiddenPatienceMs = 60_000;

/** Calls `onHidden` when the tab has been hidden for a while, and `onShown` whenever it is looked at again. Returns the way out. */
export function watchVisibility({
  onHidden,
  onShown,
}: {
  readonly onHidden: () => void;
  readonly onShown: () => void;
}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onChange = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(onHidden, hiddenPatienceMs);
    else onShown();
  };
  document.addEventListener("visibilitychange", onChange);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onChange);
  };
}
