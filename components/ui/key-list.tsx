import { Keys } from "./keys";

interface KeyListProps {
  readonly keyHelp: readonly { readonly keys: readonly string[]; readonly does: string }[];
}

/** Keys and what each does, one a line. */
export function KeyList({ keyHelp }: KeyListProps) {
  return (
    <dl className="divide-y divide-line">
      {keyHelp.map(({ keys, does }) => (
        <div key={does} className="flex items-center justify-between gap-4 py-2">
          <dt className="text-[13px]">{does}</dt>
          <dd>
            <Keys keys={keys} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
