"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { createApiKey } from "@/app/(studio)/settings/api-key-actions";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import { type KeyScope, keyScopes } from "@/lib/core/foreign/api-key";
import { scopeWords } from "./scope-words";

/** Asks for a key's name and what it may do. `onDone` gets the key, or null where the person thought better of it. */
export function NewKeyForm({ onDone }: { readonly onDone: (key: string | null) => void }) {
  const router = useRouter();
  const creation = useAct(createApiKey);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly KeyScope[]>(["read", "operate"]);
  const toggle = (scope: KeyScope) =>
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);
  const create = async (event: FormEvent) => {
    event.preventDefault();
    const made = await creation.run({ name, scopes });
    if (!made) return;
    onDone(made.key);
    router.refresh();
  };
  return (
    <form
      aria-label="New key"
      className="mb-3 rounded-xl border border-line bg-panel p-4"
      onSubmit={(event) => void create(event)}
    >
      <Field label="Which program it is for">
        <input
          // biome-ignore lint/a11y/noAutofocus: the form opens at the press of a button, for this field.
          autoFocus
          required
          maxLength={80}
          className={fieldControl}
          placeholder="Claude Code on my laptop"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <fieldset className="mt-3">
        <legend className="mb-1 text-xs text-mute">What it may do</legend>
        {keyScopes.map((scope) => (
          <label key={scope} className="flex items-baseline gap-2 py-0.5 text-[13px] pointer-coarse:py-2.5">
            <input
              type="checkbox"
              className="translate-y-0.5 accent-accent"
              checked={scopes.includes(scope)}
              onChange={() => toggle(scope)}
            />
            <span>
              {scopeWords[scope].word} <span className="text-mute">{scopeWords[scope].explanation}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <InlineError message={creation.error} className="mt-2" />
      <div className="mt-3 flex gap-2">
        <Button type="submit" variant="primary" disabled={scopes.length === 0}>
          Make the key
        </Button>
        <Button variant="quiet" onClick={() => onDone(null)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
