"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { EarlierImports } from "./earlier-imports";

interface ChooseFileProps {
  readonly problem: string | null;
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
}

/** The way in: a file by dialog or by dropping it, or text that was copied. */
export function ChooseFile({ problem, onFile, onText }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [text, setText] = useState("");
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <div className="space-y-4">
      <InlineError message={problem} className="rounded-lg border border-danger/30 bg-danger/6 px-3 py-2" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "rounded-xl border border-dashed px-4 py-7 text-center",
          isOver ? "border-accent bg-accent/6" : "border-mute/45",
        )}
      >
        <FileUp aria-hidden className="mx-auto size-6 text-mute" strokeWidth={1.5} />
        <p className="mt-2 text-[13px] text-mute">Drop a file here, or</p>
        <Button variant="primary" className="mt-2" onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={input}
          type="file"
          accept=".jsonl,.json,.ndjson,.md,.txt,.csv,.tsv,.yaml,.yml,.af,application/json,text/plain,text/markdown,text/csv"
          aria-label="File with memories"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
        <p className="mx-auto mt-3 max-w-[52ch] text-xs text-balance text-mute">
          From this app, ChatGPT, Claude, Mem0, Letta, an MCP memory server or LangGraph; or any list as text,
          Markdown, CSV, YAML or JSON. The file is read in this page; only the memories in it go to the app.
        </p>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onText(text);
        }}
      >
        <Field label="Or paste a list, one memory a line">
          <textarea
            rows={3}
            dir="auto"
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={"- Prefers tea to coffee\n- Has a dog named Pim"}
            className={cn(fieldControl, "field-sizing-content max-h-48")}
          />
        </Field>
        <Button type="submit" className="mt-2" disabled={text.trim() === ""}>
          Look at the list
        </Button>
      </form>
      <EarlierImports />
    </div>
  );
}
