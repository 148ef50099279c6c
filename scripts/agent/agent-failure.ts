/** A failure with a sentence for the person; ends the program with exit code 1. */
export class AgentFailure extends Error {}
