"use client";

import { useState } from "react";
import { Field, fieldControl } from "./field";

interface TypedWordProps {
  /** What has to be typed, in any case. */
  readonly word: string;
  /** Told whether it stands there. */
  readonly onChange: (isTyped: boolean) => void;
}

/** A word to type before something that cannot be undone: a click alone may be a slip. */
export function TypedWord({ word, onChange }: TypedWordProps) {
  const [text, setText] = useState("");
  return (
    <Field label={`Type “${word}” to confirm`}>
      <input
        className={fieldControl}
        value={text}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) => {
          setText(target.value);
          onChange(target.value.trim().toLowerCase() === word);
        }}
      />
    </Field>
  );
}
