"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { saveConnection } from "@/app/(studio)/settings/model-actions";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import { type Connection, type Dialect, openAiBaseUrl } from "@/lib/core/model/connection";

interface ConnectionFormProps {
  /** Null: a new one. */
  readonly connection: Connection | null;
  readonly onDone: () => void;
}

/** Address, key and name of a connection. The key is written and never read back. */
export function ConnectionForm({ connection, onDone }: ConnectionFormProps) {
  const saving = useAct(saveConnection);
  const router = useRouter();
  const [name, setName] = useState(connection?.name ?? "");
  const [address, setAddress] = useState(connection?.baseUrl ?? openAiBaseUrl);
  const [dialect, setDialect] = useState<Dialect | "auto">(connection?.dialect ?? "auto");
  const [key, setKey] = useState("");
  const hasKey = connection?.keyEnding != null;
  const movesAway = hasKey && originOf(address) !== originOf(connection.baseUrl);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await saving.run({
      connectionId: connection?.connectionId ?? null,
      name,
      address,
      dialect: dialect === "auto" ? null : dialect,
      key: key === "" ? null : key,
    });
    if (!saved) return;
    setKey("");
    router.refresh();
    onDone();
  };

  return (
    <form
      aria-label={connection ? `Edit ${connection.name}` : "New connection"}
      onSubmit={(event) => void save(event)}
      className="space-y-3 rounded-xl border border-line bg-panel p-4"
    >
      <Field label="Address">
        <input
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          className={fieldControl}
        />
      </Field>
      <Field
        label="Key"
        hint={hasKey && !movesAway ? `stored, ends in …${connection.keyEnding}` : "local servers need none"}
      >
        <input
          type="password"
          value={key}
          onChange={(event) => setKey(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          placeholder={hasKey && !movesAway ? "Leave empty to keep the stored key" : ""}
          className={fieldControl}
        />
      </Field>
      {movesAway && (
        <p className="text-xs text-mute">
          The stored key belongs to {originOf(connection.baseUrl)} and is dropped with this change.
        </p>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Name" hint="as you like">
          <input
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={80}
            className={fieldControl}
          />
        </Field>
        <Field label="Interface">
          <select
            value={dialect}
            onChange={(event) => setDialect(event.target.value as Dialect | "auto")}
            className={fieldControl}
          >
            <option value="auto">What the address suggests</option>
            <option value="chat">Chat Completions (compatible servers)</option>
            <option value="responses">Responses (OpenAI)</option>
          </select>
        </Field>
      </div>
      <InlineError message={saving.error} />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" aria-disabled={saving.isRunning}>
          {saving.isRunning ? "Saving…" : "Save"}
        </Button>
      </div>
    </form>
  );
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}
