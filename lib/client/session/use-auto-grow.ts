import { type RefObject, useLayoutEffect } from "react";

/** Lets a text box grow with its text, up to the `max-height` of its style. Browsers with `field-sizing` do it by themselves. */
export function useAutoGrow(ref: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box || CSS.supports("field-sizing", "content")) return;
    box.style.height = "auto";
    if (text !== "") box.style.height = `${box.scrollHeight}px`;
  }, [ref, text]);
}
