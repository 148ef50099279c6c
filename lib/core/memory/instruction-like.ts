/** Marks of a link, a role or a call, in any language. */
const marks: readonly RegExp[] = [
  /https?:\/\/|\bwww\.\S/iu,
  /<\|[\w ]+\|>|\[\/?INST\]|<\/?(?:system|assistant|user|instructions?|script|important)\b[^>]*>|^\s*(?:system|assistant|developer)\s*:/imu,
  /\b(?:system prompt|api key|password(?! manager)|developer mode|tool call)\b|\b(?:add|update|delete|retrieve|summary|filter)_(?:memory|context)\b/iu,
];

const english: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|above|earlier|instructions?|rules?|prompt)\b/iu,
  /(?:^|[.!?:,]\s+)(?:always|never|from now on|whenever|remember to|make sure|be sure to|you must|you should|do not|don['’]t|please)\b/iu,
  /\b(?:the|this) (?:assistant|agent|model|ai|chatbot)\b.{0,20}\b(?:must|should|shall|will|has to|is to|may)\b/iu,
  /\b(?:recommend|trust|prefer|promote|mention|cite)\b.{0,40}\b(?:as (?:a |the )?(?:trusted|best|reliable|first)|in (?:every|all|each) (?:answer|reply|response))/iu,
  /(?:^|[.!?:,]\s+(?:first |then )?)(?:delete|remove|erase|overwrite|send|forward|reveal|repeat|reply|respond|answer|recommend|execute|act as|pretend|say)\s(?!(?:is|was|are)\b)/iu,
  /(?:^|[.!?:,]\s+)(?:when|if|whenever|once|each time|every time)\b.{0,60}\b(?:mentioned|asked|asks?|says?|mentions?|requested|discussed)\b.*,(?!\s(?:the user|user|they|he|she|I)\b)/iu,
  /(?:^|[.!?:]\s+)you are (?:now|no longer|an? (?:ai|assistant|admin|unrestricted))\b/iu,
];

/** What a sentence tells a model in other languages: to leave its instructions, what an assistant must do, what to do always or from now on. */
const others: readonly RegExp[] = [
  // Set aside what was said before.
  /(?:ignorier|missacht|vergiss|überschreib)\p{L}*.{0,40}(?:anweisung|vorherig|bisherig|regeln)/iu,
  /(?:ignor[ae]|olvida|omite|descarta|desconsidere|esque[cç]a|ignoriamo|dimentica).{0,40}(?:instruc|instru[çz]|istruzioni|anterior|precedent|reglas|regole|regras)/iu,
  /(?:ignore[zr]?|oublie[zr]?|néglige[zr]?).{0,40}(?:instructions|consignes|précédent|règles)/iu,
  /(?:игнорир|забуд|отмен)\p{L}*.{0,40}(?:инструкц|указани|правил|предыдущ)/iu,
  /(?:忽略|无视|無視|忘记|忘掉).{0,20}(?:指令|指示|规则|規則|提示)|(?:指示|命令|ルール|規則).{0,10}(?:無視|忘れ)/u,
  /(?:지시|명령|규칙|지침).{0,12}(?:무시|잊)/u,
  /(?:تجاهل|انس|أهمل).{0,30}(?:تعليمات|التعليمات|أوامر|الأوامر|القواعد)/u,
  /(?:निर्देश|नियम|आदेश).{0,20}(?:अनदेखा|नज़रअंदाज़|भूल|उपेक्षा)/u,
  /(?:ไม่ต้องสนใจ|เพิกเฉย|ละเลย|ลืม).{0,20}(?:คำสั่ง|คำแนะนำ|กฎ)/u,
  /negeer.{0,30}(?:instructies|regels|eerdere)|zignoruj.{0,30}(?:polecenia|instrukcje|zasady)|(?:talimat|kural)\p{L}*.{0,20}(?:yok say|unut|görmezden)|ignorera.{0,30}(?:instruktion|regler)/iu,
  // What an assistant must do.
  /\b(?:der|die) assistent(?:in)?.{0,12}(?:muss|soll|darf|hat zu)\b|\b(?:el|la|o|a) (?:asistente|assistente|modelo).{0,12}(?:debe|tiene que|deve|tem que|precisa)\b|l[’'](?:assistant|assistente|ia)\b.{0,12}(?:doit|devrait|deve)\b/iu,
  /(?:ассистент|помощник|модель)\s.{0,12}(?:долж(?:ен|н)|обязан)/iu,
  /(?:助手|助理|模型|アシスタント|モデル)(?:必须|必須|应该|應該|要先|需要|は.{0,30}(?:なければ|べき|してください))/u,
  /(?:어시스턴트|도우미|모델|비서)[은는]?.{0,30}(?:해야|하십시오|하세요)/u,
  /(?:يجب على|على) (?:المساعد|النموذج|الوكيل)/u,
  /(?:सहायक|मॉडल|असिस्टेंट) को.{0,30}(?:होगा|चाहिए|है कि)|ผู้ช่วย(?:ต้อง|ควร)/u,
  /de assistent (?:moet|mag|dient)\b|asystent (?:musi|powinien)\b|asistan .{0,30}(?:meli|malı|zorunda)|assistenten (?:måste|ska|skal|må)\b/iu,
  // What to do always, from now on, or whenever something comes up.
  /(?:^|[.!?:]\s+)(?:antworte|lösche?|entferne|schreibe?|sende|empfiehl|behandle|nutze|sage?)\s|\bab (?:jetzt|sofort)\b|(?:^|[.!?:]\s+)(?:immer wenn|jedes mal,? wenn|sobald)\b/iu,
  /(?:^|[.!?:]\s+)(?:siempre |nunca |sempre |mai )?(?:responde|responda|borra|elimina|envía|apaga|apague|rispondi|cancella|invia|contesta)\s|\b(?:a partir de ahora|de ahora en adelante|a partir de agora|d[’']ora in poi)\b|(?:^|[.!?:]\s+)(?:cada vez que|siempre que|sempre que|ogni volta che|cuando te pregunten)\b/iu,
  /(?:^|[.!?:]\s+)(?:réponds|répondez|supprime[zr]?|efface[zr]?|envoie[zr]?)\s|\b(?:désormais|dorénavant|à partir de maintenant)\b|(?:^|[.!?:]\s+)chaque fois que\b/iu,
  /(?:^|[.!?:]\s+)(?:всегда отвечай|отвечай|удали|отправ|никогда не говори)|(?:отныне|с этого момента)/iu,
  /(?:从现在起|從現在起|今后|每当|每次).{0,30}(?:请|必须|要先)|(?:^|[。！])(?:请|務必|务必)(?:删除|刪除|回答|发送|始终|总是|不要)|今後は.{0,40}(?:ください|こと)|(?:必ず|常に|いつも).{0,40}(?:してください|しなさい|すること)/u,
  /(?:지금부터|앞으로는?|항상|반드시).{0,40}(?:하세요|하십시오|해라|해 주세요)/u,
  /(?:من الآن فصاعد|^(?:احذف|أرسل|أجب|لا تخبر))|(?:अब से|हमेशा).{0,40}(?:करें|करो|दें|दो)(?:\s*[।.]|$)|(?:จากนี้ไป|ต้อง.{0,20}เสมอ)/u,
];

/**
 * True for text that tells a model what to do, or carries a link or role mark, instead of stating a fact. What a person says in
 * their own words is never judged by this; what a model wants to store without such words is.
 */
export function isInstructionLike(text: string): boolean {
  return [marks, english, others].some((patterns) => patterns.some((pattern) => pattern.test(text)));
}
