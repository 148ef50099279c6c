import { answerModel } from "@/lib/server/answer-model";

export const POST = answerModel("/chat/completions");
