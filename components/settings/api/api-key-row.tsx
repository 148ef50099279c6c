"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { revokeApiKey } from "@/app/(studio)/settings/api-key-actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { RelativeTime } from "@/components/ui/relative-time";
import { useAct } from "@/lib/client/query/use-act";
import type { ApiKey } from "@/lib/core/foreign/api-key";
import { scopeWords } from "./scope-words";

/** One key: what it is for, what it may do, and how to end it. */
export function ApiKeyRow({ apiKey }: { readonly apiKey: Omit<ApiKey, "hash"> }) {
  const { keyId, name, scopes, createdAt } = apiKey;
  const [isAsking, setAsking] = useState(false);
  const router = useRouter();
  const revocation = useAct(revokeApiKey);
  const revoke = async () => {
    if (await revocation.run({ keyId })) router.refresh();
  };
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="truncate text-[13px] font-medium">{name}</p>
          <p className="text-xs text-mute">
            {scopes.map((scope) => scopeWords[scope].word).join(", ")} · made <RelativeTime at={createdAt} />
          </p>
        </div>
        {isAsking ? (
          <div className="flex flex-wrap items-center gap-2">
            <span className="text-[13px]">Its next request is refused.</span>
            <Button variant="primary" onClick={() => void revoke()}>
              Revoke
            </Button>
            <Button variant="quiet" onClick={() => setAsking(false)}>
              Keep
            </Button>
          </div>
        ) : (
          <Button variant="quiet" aria-label={`Revoke the key ${name}`} onClick={() => setAsking(true)}>
            Revoke
          </Button>
        )}
      </div>
      <InlineError message={revocation.error} className="mt-1.5" />
    </li>
  );
}
