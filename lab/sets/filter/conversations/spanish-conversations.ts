import type { FilterConversation } from "./filter-conversation";

/** Conversations in Spanish. */
export const spanishConversations: readonly FilterConversation[] = [
  {
    language: "es",
    asked: "Quita ese tema.",
    criteria: "partido de fútbol",
    exchanges: [
      ["keep", "El mes que viene viajo a Lima, el jueves a las ocho.", "Lima el jueves a las ocho."],
      ["keep", "Mi hijo es alérgico al marisco.", "Cena sin marisco."],
      ["remove", "Por cierto, el partido de fútbol lo ganó el Betis.", "El Betis ganó el partido anoche."],
    ],
  },
  {
    language: "es",
    asked: "Olvida eso.",
    criteria: "eso",
    exchanges: [
      ["keep", "Ahora vivo en Sevilla.", "Sevilla, anotado."],
      ["remove", "¿Qué hora es en Tokio?", "Son las nueve de la noche."],
    ],
  },
  {
    language: "es",
    asked: "Deja fuera el jardín.",
    criteria: "jardín",
    exchanges: [
      ["remove", "Los caracoles se comen la lechuga del jardín.", "Pon cinta de cobre en el jardín."],
      ["keep", "La factura de abril está pendiente.", "Puedo escribir un recordatorio."],
      ["keep", "Mi tren sale a las 7:40.", "Salida a las 7:40."],
    ],
  },
  {
    language: "es",
    asked: "Elimina lo de la impresora.",
    criteria: "impresora",
    exchanges: [
      ["remove", "La impresora atasca el papel.", "Abre la bandeja trasera de la impresora."],
      ["keep", "Tomo 0,25 mg por la noche.", "0,25 mg por la noche."],
      ["remove", "La impresora sigue imprimiendo hojas en blanco.", "Limpia los cabezales."],
      ["keep", "¿Qué rima con casa?", "Taza, casi."],
    ],
  },
  {
    language: "es",
    asked: "Borra lo de los impuestos.",
    criteria: "declaración de la renta",
    exchanges: [
      ["remove", "¿Cuándo vence la declaración de la renta?", "La declaración vence el 30 de junio."],
      ["keep", "Mi perro se llama Trueno.", "Trueno, buen nombre."],
      ["keep", "Reserva mesa para cuatro el viernes.", "¿En qué restaurante?"],
    ],
  },
  {
    language: "es",
    asked: "Quita todo sobre navegar en velero.",
    criteria: "velero",
    exchanges: [
      ["keep", "Mi madre está en el hospital.", "Que se mejore pronto."],
      ["keep", "¿El ibuprofeno va bien con alcohol?", "Mejor no juntos."],
    ],
  },
  {
    language: "es",
    asked: "Ya no hace falta la receta.",
    criteria: "receta de lentejas",
    exchanges: [
      ["remove", "¿Cómo hago lentejas?", "Sofríe cebolla y cuece las lentejas con caldo."],
      ["keep", "Trabajo de noche en el laboratorio.", "Turno de noche."],
      ["remove", "¿Llevan chorizo las lentejas?", "La receta clásica sí lleva."],
      ["keep", "¿Quién escribió el Quijote?", "Cervantes."],
    ],
  },
  {
    language: "es",
    asked: "Deja este tema.",
    criteria: "este tema",
    exchanges: [
      ["keep", "El casero quiere subir el alquiler.", "Pide los motivos por escrito."],
      ["remove", "¿Hay vida en Marte?", "Nadie la ha encontrado."],
    ],
  },
  {
    language: "es",
    asked: "Saca lo del gimnasio.",
    criteria: "gimnasio",
    exchanges: [
      ["remove", "¿Cuántos días voy al gimnasio?", "Tres días de gimnasio por semana."],
      ["keep", "La clave está en la nevera.", "En la nevera."],
      ["keep", "¿Cómo se dice recibo en francés?", "Le reçu."],
    ],
  },
  {
    language: "es",
    asked: "El tiempo no importa, fuera.",
    criteria: "el tiempo, la lluvia",
    exchanges: [
      ["remove", "¡Cuánta lluvia esta semana!", "Sí, y habrá más lluvia el jueves."],
      ["keep", "Mi hermana aterriza a las 18:40.", "A las 18:40."],
      ["keep", "Arregla el error del formulario.", "El formulario ya valida nombres vacíos."],
    ],
  },
  {
    language: "es",
    asked: "Dejamos la boda por ahora.",
    criteria: "boda",
    exchanges: [
      ["remove", "Necesitamos fotógrafo para la boda.", "Para una boda en junio resérvalo ya."],
      ["keep", "Estudio portugués.", "Mucho ánimo."],
      ["remove", "¿Cuántos invitados a la boda?", "Ochenta caben en la sala."],
    ],
  },
  {
    language: "es",
    asked: "Borra los chistes.",
    criteria: "chistes",
    exchanges: [
      ["remove", "Cuéntame dos chistes.", "Dos chistes de pingüinos."],
      ["keep", "Nuestra gata se llama Nube.", "Nube, anotado."],
      ["keep", "¿Cuánto dura el arroz en la nevera?", "De tres a cuatro días."],
    ],
  },
];
