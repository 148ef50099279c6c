import { answerModel } from "@/lib/server/answer-model";

export const GET = answerModel("/models");
