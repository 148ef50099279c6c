/** The app cannot serve; the message is a sentence for the person who starts it. */
export class AppUnavailableError extends Error {}
