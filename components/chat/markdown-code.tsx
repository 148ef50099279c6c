import { CopyButton } from "@/components/ui/copy-button";
import { languageOf, type MarkdownElement, textOf } from "@/lib/client/session/markdown-node";

/** A block of code: its language, a copy button, and scrolling inside itself. */
export function MarkdownCode({ node }: { node?: MarkdownElement | undefined }) {
  const code = textOf(node).replace(/\n$/, "");
  const language = languageOf(node);
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-panel" dir="ltr">
      <div className="flex min-h-8 items-center justify-between border-b border-line pr-1 pl-3 text-xs text-mute">
        {language ?? "text"}
        <CopyButton text={code} label={`Copy ${language ?? "text"} code`} />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="overflow-x-auto px-3 py-2.5 font-mono text-[12.5px] leading-relaxed"
      >
        <code>{code}</code>
      </pre>
    </div>
  );
}
