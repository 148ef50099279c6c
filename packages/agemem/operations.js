/** The six operations as the studio describes them at `/v1/tools`; a test compares the two. */
export default [
  {
    operation: "ADD",
    name: "Add_memory",
    description: "Store a new fact in long-term memory. Retrieve first: if a memory on the same subject exists, update it instead.",
    inputSchema: {
      type: "object",
      properties: {
        content: {
          type: "string",
          description: "One self-contained fact, understandable without this conversation."
        },
        metadata: {
          type: "object",
          additionalProperties: {
            anyOf: [
              {
                type: "string",
                maxLength: 500
              },
              {
                type: "number"
              },
              {
                type: "boolean"
              }
            ]
          },
          description: "Short tags, for example {\"slot\": \"home\"}."
        },
        memory_type: {
          type: "string",
          enum: [
            "general",
            "chat_info",
            "user_info",
            "task_pipeline",
            "knowledge",
            "preference"
          ]
        }
      },
      required: [
        "content"
      ],
      additionalProperties: false
    }
  },
  {
    operation: "UPDATE",
    name: "Update_memory",
    description: "Replace the text of one long-term memory with a newer version. The old version stays in the history.",
    inputSchema: {
      type: "object",
      properties: {
        memory_id: {
          type: "string",
          minLength: 1,
          maxLength: 64,
          description: "The id of a memory, as an earlier result named it."
        },
        content: {
          type: "string",
          description: "The full new text; it replaces the old one."
        },
        metadata: {
          type: "object",
          additionalProperties: {
            anyOf: [
              {
                type: "string",
                maxLength: 500
              },
              {
                type: "number"
              },
              {
                type: "boolean"
              }
            ]
          },
          description: "Short tags, for example {\"slot\": \"home\"}."
        }
      },
      required: [
        "memory_id",
        "content"
      ],
      additionalProperties: false
    }
  },
  {
    operation: "DELETE",
    name: "Delete_memory",
    description: "Remove one long-term memory. Needs confirmation: true.",
    inputSchema: {
      type: "object",
      properties: {
        memory_id: {
          type: "string",
          minLength: 1,
          maxLength: 64,
          description: "The id of a memory, as an earlier result named it."
        },
        confirmation: {
          type: "boolean",
          description: "Must be true, or nothing is deleted."
        }
      },
      required: [
        "memory_id",
        "confirmation"
      ],
      additionalProperties: false
    }
  },
  {
    operation: "RETRIEVE",
    name: "Retrieve_memory",
    description: "Search long-term memory and place the best matches into the context.",
    inputSchema: {
      type: "object",
      properties: {
        query: {
          type: "string",
          description: "What to look for, in plain words."
        },
        top_k: {
          description: "How many memories at most. Default 3.",
          type: "integer",
          minimum: 1,
          maximum: 50
        },
        metadata_filter: {
          type: "object",
          additionalProperties: {
            anyOf: [
              {
                type: "string",
                maxLength: 500
              },
              {
                type: "number"
              },
              {
                type: "boolean"
              }
            ]
          },
          description: "Short tags, for example {\"slot\": \"home\"}."
        }
      },
      required: [
        "query"
      ],
      additionalProperties: false
    }
  },
  {
    operation: "SUMMARY",
    name: "Summary_context",
    description: "Replace older items of the context by a short summary, to make room. The context is that of your session in the studio: what it gave you. Your own conversation is not touched.",
    inputSchema: {
      type: "object",
      properties: {
        span: {
          type: "string",
          description: "\"all\", or a number N as text: the last N items of the context."
        }
      },
      required: [
        "span"
      ],
      additionalProperties: false
    }
  },
  {
    operation: "FILTER",
    name: "Filter_context",
    description: "Remove items about a subject from the context, to make room or to drop distractions. The context is that of your session in the studio: what it gave you. What you filter out, Retrieve_memory gives you again.",
    inputSchema: {
      type: "object",
      properties: {
        criteria: {
          type: "string",
          description: "Describes what to remove from the context: subject, keywords, phrases."
        }
      },
      required: [
        "criteria"
      ],
      additionalProperties: false
    }
  }
];
