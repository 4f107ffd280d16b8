// The Runtime API by node:http on one connection.
import { Agent, request } from "node:http";

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function exchange(method, url, body) {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method, agent, headers }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => resolve({ headers: answer.headers, body: Buffer.concat(chunks).toString("utf8") }));
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

export async function serve(handle) {
  for (;;) {
    const next = await exchange("GET", `${api}/next`);
    const answer = await handle(JSON.parse(next.body));
    await exchange("POST", `${api}/${next.headers["lambda-runtime-aws-request-id"]}/response`, JSON.stringify(answer));
  }
}
