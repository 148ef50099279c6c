import { MessageCircleDashed } from "lucide-react";

/** Beside the title of a chat that writes no memory. */
export function TemporaryMark() {
  return (
    <span className="flex shrink-0 items-center" title="Temporary chat: writes no memory">
      <MessageCircleDashed aria-hidden className="size-3.5 text-mute" />
      <span className="sr-only">Temporary chat</span>
    </span>
  );
}
