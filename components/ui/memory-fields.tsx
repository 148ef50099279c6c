"use client";

import { Field, fieldControl } from "@/components/ui/field";
import { memoryTypeWords } from "@/components/ui/memory-words";
import { numberText } from "@/components/ui/number-text";
import { memoryContentMaxCharacters, memoryTypes } from "@/lib/core/log/operations";

/** A memory as it is written by hand: its text and its kind. */
export interface WrittenMemory {
  readonly content: string;
  readonly memoryType: (typeof memoryTypes)[number];
}

/** Nothing written yet. */
export const blankMemory: WrittenMemory = { content: "", memoryType: "general" };

interface MemoryFieldsProps {
  readonly memory: WrittenMemory;
  readonly onChange: (memory: WrittenMemory) => void;
  readonly placeholder: string;
  readonly rows: number;
  /** True where writing is what the dialog was opened for: the text has the focus from the start. */
  readonly isFirst?: boolean;
}

/** Runs when the field appears, and never again. */
function focusOnce(field: HTMLTextAreaElement | null): void {
  field?.focus();
}

/** The fields of a memory that is written by hand, wherever that is done. */
export function MemoryFields({ memory, onChange, placeholder, rows, isFirst = false }: MemoryFieldsProps) {
  const { content, memoryType } = memory;
  return (
    <>
      <Field
        label="Memory"
        hint={`${numberText(content.length)} of ${numberText(memoryContentMaxCharacters)}`}
      >
        <textarea
          ref={isFirst ? focusOnce : null}
          rows={rows}
          dir="auto"
          value={content}
          onChange={(event) => onChange({ content: event.target.value, memoryType })}
          placeholder={placeholder}
          className={fieldControl}
        />
      </Field>
      <Field label="Kind">
        <select
          value={memoryType}
          onChange={(event) =>
            onChange({
              content,
              memoryType: memoryTypes.find((type) => type === event.target.value) ?? "general",
            })
          }
          className={fieldControl}
        >
          {memoryTypes.map((type) => (
            <option key={type} value={type}>
              {memoryTypeWords[type]}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}
