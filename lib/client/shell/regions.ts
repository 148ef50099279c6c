/** Attribute of the page's big regions; an element inside may carry `data-region-focus` to take the focus itself. */
const regionSelector = "[data-region]";

/** Moves the focus to the next (1) or previous (-1) region that can be seen. */
export function cycleRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(regionSelector)].filter(
    (region) => region.getClientRects().length > 0,
  );
  // The innermost: a region may be inside another, after it in the page's order.
  const current = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next =
    current < 0 && direction < 0
      ? regions.length - 1
      : (current + direction + regions.length) % regions.length;
  const region = regions[next];
  const target = region?.querySelector<HTMLElement>("[data-region-focus]") ?? region;
  target?.focus({ preventScroll: true });
}

/** Puts the focus into the message box. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>('[data-region="composer"] [data-region-focus]')?.focus();
}
