import { answerMcp } from "@/lib/server/answer-mcp";

/** Programs that speak the Model Context Protocol: what they send, the stream of what they are sent, and the end of their session. */
export { answerMcp as DELETE, answerMcp as GET, answerMcp as POST };
