import type { KeyboardEvent } from "react";

/** Arrow keys move between messages while a message itself has the focus; inside links, code and inputs they keep their meaning. */
export function moveBetweenArticles(event: KeyboardEvent<HTMLElement>): void {
  const direction = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (direction === 0 || !(event.target instanceof HTMLElement) || event.target.tagName !== "ARTICLE") return;
  const articles = [...event.currentTarget.querySelectorAll<HTMLElement>("article")];
  const next = articles[articles.indexOf(event.target) + direction];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
