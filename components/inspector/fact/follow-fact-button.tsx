"use client";

import { Route } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { useSession } from "@/lib/client/session/session-context";

/** Follows some words through the session; without words those that are selected on the page. */
export function FollowFactButton({
  words,
  word = "Follow a fact",
}: {
  readonly words?: string;
  readonly word?: string;
}) {
  const follow = useSession((session) => session.followWords);
  return (
    <LinkButton
      // The selection is gone once the button has been pressed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => follow(words ?? window.getSelection()?.toString().slice(0, 300) ?? "")}
    >
      <Route aria-hidden className="size-3.5" />
      {word}
    </LinkButton>
  );
}
