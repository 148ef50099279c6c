import { CopyButton } from "@/components/ui/copy-button";

/** Something to type or paste elsewhere, with a button that copies it. */
export function CommandLine({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <p className="mb-1 text-xs text-mute">{label}</p>
      <div className="flex items-start gap-1 rounded-lg border border-line bg-panel py-1 pr-1 pl-3">
        <pre className="min-w-0 flex-1 py-1 font-mono text-xs break-all whitespace-pre-wrap">{text}</pre>
        <CopyButton text={text} label={`Copy: ${label}`} />
      </div>
    </div>
  );
}
