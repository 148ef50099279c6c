import type { ReactNode } from "react";
import { countText } from "@/components/ui/number-text";
import { SettingsGroup } from "../settings-group";
import { DeletedSessions } from "./deleted-sessions";
import { EverythingGroup } from "./everything-group";

interface DataPanelProps {
  readonly databaseKind: "pglite" | "postgres";
  readonly survives: "process-crash" | "power-loss";
  /** Where the embedded database and the secret of the keys lie; null with a server and a secret of one's own. */
  readonly dataFolder: string | null;
  readonly hasOwnSecret: boolean;
  readonly memories: number;
  readonly sessions: number;
}

/** Where everything lies, what it survives, and what to keep together. */
export function DataPanel(props: DataPanelProps) {
  const { databaseKind, survives, dataFolder, hasOwnSecret, memories, sessions } = props;
  return (
    <>
      <SettingsGroup title="Where everything lies">
        <dl className="divide-y divide-line rounded-xl border border-line bg-panel px-4 text-[13px]">
          <Fact name="Kept">
            {countText(sessions, "session")} and {countText(memories, "memory", "memories")}
          </Fact>
          <Fact name="Database">
            {databaseKind === "pglite" ? "Embedded in the app" : "A Postgres server"}
            {survives === "process-crash"
              ? ". It survives a killed process; against power loss use a Postgres server."
              : ". It survives power loss as far as the server does."}
          </Fact>
          {dataFolder !== null && (
            <Fact name="Folder">
              <span className="font-mono text-xs break-all">{dataFolder}</span>
            </Fact>
          )}
          <Fact name="Keys of connections">
            {hasOwnSecret
              ? "Sealed with AGEMEM_SECRET. Without it they must be entered again; everything else stays readable."
              : "Sealed with a secret that lies in the folder beside the database. Anyone who copies the whole folder has both."}
          </Fact>
        </dl>
      </SettingsGroup>
      <DeletedSessions />
      <EverythingGroup />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[9rem_1fr]">
      <dt className="text-mute">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
