"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { setSystemPrompt } from "@/app/(studio)/settings/model-actions";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import { mostPromptCharacters } from "@/lib/core/settings/owner-settings";
import { SettingsGroup } from "../settings-group";

interface SystemPromptPanelProps {
  /** What a new session's model is told. */
  readonly text: string;
  /** False where it is that of the model's profile. */
  readonly isOwn: boolean;
}

/** The system prompt that new sessions begin with. */
export function SystemPromptPanel({ text, isOwn }: SystemPromptPanelProps) {
  const router = useRouter();
  const [written, setWritten] = useState<string | null>(null);
  const saving = useAct(setSystemPrompt);
  const save = async (wished: string | null) => {
    if (!(await saving.run({ text: wished }))) return;
    setWritten(null);
    router.refresh();
  };
  return (
    <SettingsGroup
      title="System prompt"
      explanation="What the model is told in every new session. A session can have its own: open its system prompt under Context. A trained policy keeps the one it was trained with."
    >
      <form
        aria-label="System prompt of new sessions"
        className="rounded-xl border border-line bg-panel p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (written !== null) void save(written);
        }}
      >
        <Field
          label="System prompt of new sessions"
          hint={isOwn ? "your own" : "the one that goes with the model"}
        >
          <textarea
            dir="auto"
            rows={8}
            maxLength={mostPromptCharacters}
            required
            value={written ?? text}
            onChange={({ target }) => setWritten(target.value)}
            className={`${fieldControl} font-mono text-xs`}
          />
        </Field>
        <InlineError message={saving.error} className="mt-2" />
        <div className="mt-3 flex flex-wrap items-center justify-end gap-2">
          {isOwn && (
            <Button variant="quiet" className="mr-auto" onClick={() => void save(null)}>
              Go back to the model’s own
            </Button>
          )}
          {written !== null && written !== text && (
            <Button variant="quiet" onClick={() => setWritten(null)}>
              Cancel
            </Button>
          )}
          <Button
            type="submit"
            variant="primary"
            aria-disabled={saving.isRunning || written === null || written === text || written.trim() === ""}
          >
            Save
          </Button>
        </div>
      </form>
    </SettingsGroup>
  );
}
