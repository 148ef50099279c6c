"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { setRecordedConnection } from "@/app/(studio)/settings/api-key-actions";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import type { Connection } from "@/lib/core/model/connection";

/** What the choice says of a connection. */
export type RecordableConnection = Pick<Connection, "connectionId" | "name" | "baseUrl">;

interface RecordingChoiceProps {
  readonly connections: readonly RecordableConnection[];
  readonly chosen: string | null;
}

/** Which provider an agent's requests are passed on to. Without one, nothing is. */
export function RecordingChoice({ connections, chosen }: RecordingChoiceProps) {
  const router = useRouter();
  const setting = useAct(setRecordedConnection);
  const choose = async (connectionId: string | null) => {
    if (await setting.run({ connectionId })) router.refresh();
  };
  if (connections.length === 0)
    return (
      <p className="rounded-xl border border-line border-dashed px-4 py-5 text-center text-[13px] text-mute">
        There is no provider to pass requests on to.{" "}
        <Link href="/settings?section=model" className="font-medium text-accent hover:underline">
          Add a connection
        </Link>
      </p>
    );
  return (
    <>
      <Field label="Provider that requests are passed on to">
        <select
          className={fieldControl}
          value={chosen ?? ""}
          onChange={({ target }) => void choose(target.value === "" ? null : target.value)}
        >
          <option value="">None: nothing is passed on or recorded</option>
          {connections.map(({ connectionId, name, baseUrl }) => (
            <option key={connectionId} value={connectionId}>
              {`${name} · ${baseUrl}`}
            </option>
          ))}
        </select>
      </Field>
      <InlineError message={setting.error} className="mt-2" />
    </>
  );
}
