"use client";

import { RadioGroup } from "radix-ui";
import { type FormEvent, useState } from "react";
import { saveConnection } from "@/app/(studio)/settings/model-actions";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { discoverServersContract } from "@/lib/contract/model/discover-servers";
import type { Connection } from "@/lib/core/model/connection";
import { type ConnectionPreset, connectionPresets } from "@/lib/core/model/connection-presets";

const [firstPreset] = connectionPresets;

/** Which provider, its address, and the key where one is needed. Servers that answer on this computer are marked. */
export function ConnectAddress({ onSaved }: { readonly onSaved: (connection: Connection) => void }) {
  const [preset, setPreset] = useState<ConnectionPreset | undefined>(firstPreset);
  const [address, setAddress] = useState(firstPreset?.address ?? "");
  const [key, setKey] = useState("");
  const saving = useAct(saveConnection);
  const found = useRead(discoverServersContract, {});
  const running = new Set((found.value ?? []).map(({ baseUrl }) => portOf(baseUrl)));
  const choose = (presetId: string) => {
    const chosen = connectionPresets.find((candidate) => candidate.presetId === presetId);
    setPreset(chosen);
    setAddress(chosen?.address ?? "");
    saving.clearError();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const name = preset && preset.address !== "" ? preset.name : "";
    const saved = await saving.run({
      connectionId: null,
      name,
      address,
      dialect: null,
      key: key.trim() === "" ? null : key,
    });
    if (!saved) return;
    setKey("");
    onSaved(saved);
  };
  return (
    <form aria-label="Where the model is" onSubmit={(event) => void save(event)} className="space-y-3">
      <RadioGroup.Root
        aria-label="Provider"
        value={preset?.presetId ?? ""}
        onValueChange={choose}
        className="grid grid-cols-2 gap-2 sm:grid-cols-3"
      >
        {connectionPresets.map(({ presetId, name, address: usual, key: needs }) => (
          <RadioGroup.Item
            key={presetId}
            value={presetId}
            className={cn(
              "min-h-12 rounded-xl border px-3 py-1.5 text-left",
              preset?.presetId === presetId
                ? "border-accent bg-accent/8"
                : "border-line hover:border-mute/50",
            )}
          >
            <span className="block font-medium">{name}</span>
            <span className={cn("block text-xs", running.has(portOf(usual)) ? "text-add" : "text-mute")}>
              {running.has(portOf(usual)) ? "running here" : needs === "needed" ? "key" : "server"}
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p className="text-[13px] text-mute">{preset?.hint}</p>
      <Field label="Address">
        <input
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          required
          className={fieldControl}
        />
      </Field>
      {preset?.key !== "none" && (
        <Field
          label="Key"
          hint={preset?.key === "needed" ? "sealed, never shown again" : "only if it asks for one"}
        >
          <input
            type="password"
            value={key}
            onChange={(event) => setKey(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            required={preset?.key === "needed"}
            className={fieldControl}
          />
        </Field>
      )}
      <InlineError message={saving.error} />
      <Button type="submit" variant="primary" aria-disabled={saving.isRunning} className="min-h-9 w-full">
        {saving.isRunning ? "Connecting…" : "Connect and test"}
      </Button>
      <p className="text-xs text-mute">
        What you write, and what the agent remembers, is sent to the model that answers.
      </p>
    </form>
  );
}

/** A server of this computer goes by its port; anything else by its address. */
function portOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { hostname, port, origin } = new URL(address);
  return /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname) ? `local ${port}` : origin;
}
