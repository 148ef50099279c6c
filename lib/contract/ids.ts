import { z } from "zod";

/** An id of anything, as a browser may send it. */
export const id = z.string().min(1).max(100);

/** Made by the browser for one wish of the person: repeating a request changes nothing. */
export const requestId = z.string().min(1).max(100);
