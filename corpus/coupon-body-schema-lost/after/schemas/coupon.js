export const couponBody = {
  type: "object",
  required: ["code", "percent"],
  additionalProperties: false,
  properties: {
    code: { type: "string", pattern: "^[A-Z0-9]{4,16}$" },
    percent: { type: "integer", minimum: 1, maximum: 60 },
  },
};
