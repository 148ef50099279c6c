import type { ReactNode } from "react";
import { countText, numberText } from "@/components/ui/number-text";
import type { PlainRequest } from "@/lib/core/context/sent-request";

/** What a request held beside its messages: tools, tool choice, grammar, and every setting, as they left the adapter. */
export function RequestDetails({ request }: { readonly request: PlainRequest }) {
  const { tools, toolChoice, grammar, settings } = request;
  return (
    <section aria-label="Beside the messages" className="mt-3 text-xs">
      <h3 className="font-medium">Beside the messages</h3>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact name="Tool choice">{toolChoice ?? "no tools in the request"}</Fact>
        {settings.map(({ name, value }) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        {!settings.some(({ name }) => samplingNames.has(name)) && (
          <Fact name="Sampling">left to the server</Fact>
        )}
        {!grammar && <Fact name="Grammar">none</Fact>}
      </dl>
      {tools.length > 0 && (
        <Block title={`Tools: ${countText(tools.length, "tool")}`} text={JSON.stringify(tools, null, 2)} />
      )}
      {grammar && (
        <Block
          title={`${grammar.kind === "gbnf" ? "Grammar (GBNF)" : "JSON schema"}: ${numberText(grammar.text.length)} characters`}
          text={grammar.text}
        />
      )}
    </section>
  );
}

const samplingNames: ReadonlySet<string> = new Set(["temperature", "top_p", "top_k", "seed"]);

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-mute">{name}</dt>
      <dd className="min-w-0 font-mono break-words">{children}</dd>
    </>
  );
}

function Block({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <details className="mt-1.5">
      <summary className="flex min-h-6 w-fit cursor-pointer items-center rounded text-mute hover:text-ink">
        {title}
      </summary>
      <pre className="mt-1 max-h-80 overflow-auto rounded-md bg-soft p-2 font-mono break-words whitespace-pre-wrap">
        {text}
      </pre>
    </details>
  );
}
