import { operationInputs, operationNames, toolNames } from "../../log/operations";
import { KnownTools } from "./known-tools";

/** The six tools, as far as a written call names them. */
export const ourTools = new KnownTools(
  operationNames.map((operation) => ({
    name: toolNames[operation],
    parameters: Object.keys(operationInputs[operation].shape),
  })),
);
