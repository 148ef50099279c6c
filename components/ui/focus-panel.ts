/**
 * Gives the focus to an opening panel itself, so that its title is read first and no tooltip of its first button pops up.
 * A field that asks for the focus keeps it.
 */
export function focusPanel(event: Event): void {
  if (!(event.target instanceof HTMLElement) || event.target.querySelector("[autofocus], [data-autofocus]"))
    return;
  event.preventDefault();
  event.target.focus();
}
