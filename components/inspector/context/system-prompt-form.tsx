"use client";

import { type FormEvent, useState } from "react";
import { rewriteSystemPrompt } from "@/app/(studio)/chat/actions";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import type { ContextItem } from "@/lib/core/log/context-item";
import { useRecordedAct } from "../use-recorded-act";

/** The system prompt of this session, to be rewritten; nothing where the past is on screen. */
export function SystemPromptForm({ item }: { readonly item: ContextItem }) {
  const sessionId = useSession((session) => session.sessionId);
  const readOnlyReason = useReadOnlyReason();
  const act = useRecordedAct(rewriteSystemPrompt);
  const [text, setText] = useState<string | null>(null);
  if (readOnlyReason !== null) return null;
  if (text === null)
    return (
      <Button className="mt-2.5" onClick={() => setText(item.text)}>
        Rewrite the system prompt
      </Button>
    );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await act.run((requestId) => ({ sessionId, requestId, text }))) setText(null);
  };
  return (
    <form aria-label="System prompt" onSubmit={(event) => void save(event)} className="mt-2.5 space-y-2">
      <Field label="System prompt of this session" hint="from the next step on">
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here.
          autoFocus
          dir="auto"
          rows={10}
          maxLength={50_000}
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={`${fieldControl} font-mono text-xs`}
        />
      </Field>
      <InlineError message={act.error} />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={() => setText(null)}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="primary"
          aria-disabled={act.isRunning || text.trim() === "" || text === item.text}
        >
          Save
        </Button>
      </div>
    </form>
  );
}
