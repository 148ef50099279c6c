"use client";

import { Maximize2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useSession } from "@/lib/client/session/session-context";

/** Opens a SUMMARY or FILTER on the wide card. */
export function JudgeButton({ sequence }: { readonly sequence: number }) {
  const judge = useSession((session) => session.judge);
  return (
    <Button onClick={() => judge(sequence)}>
      <Maximize2 aria-hidden className="size-3.5" />
      Judge side by side
    </Button>
  );
}
