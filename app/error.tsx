"use client";

import { MessagePage } from "@/components/shell/message-page";
import { Button } from "@/components/ui/button";

interface ErrorPageProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** What a fault of ours shows: a sentence, a way on, and the number under which the server's log has the rest. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <MessagePage
      title="Something went wrong"
      text="This page could not be shown. What was written and answered before is saved."
      detail={digest === null ? null : `Error number ${digest}`}
    >
      <Button variant="primary" onClick={retry}>
        Try again
      </Button>
    </MessagePage>
  );
}
