// The least that a function in Node.js can be: an answer without a call, and no package.
import { serve } from "./runtime.mjs";

await serve(async (event) => ({
  statusCode: 404,
  headers: { "Content-Type": "application/problem+json" },
  body: JSON.stringify({ type: "not-found", status: 404, instance: event.path }),
  isBase64Encoded: false,
}));
