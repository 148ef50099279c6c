import { z } from "zod";

/** Characters that no id has, and that no database keeps. */
const control = /\p{Cc}|\p{Cs}/u;

/** An id of anything, as a browser may send it. */
export const id = z
  .string()
  .min(1)
  .max(100)
  .refine((text) => !control.test(text), "has characters that no id has.");

/** Of one thing that a person asked for: repeating a request changes nothing. */
export const requestId = id.describe("made by the browser for each thing that the person asks for");
