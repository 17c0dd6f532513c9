import { createHash, createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { BODY, KEYS, PATH, PROJECT } from "../call.mjs";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

function sign(host, body) {
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const headers = {
    "content-type": "application/json",
    host,
    "x-project-id": PROJECT,
    "x-sdk-date": date,
  };
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = `PUT\n${PATH}/\n\n${lines.join("")}\n${names}\n${sha256(body)}`;
  const signature = createHmac("sha256", KEYS.secretAccessKey)
    .update(`SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`)
    .digest("hex");
  headers.authorization = `SDK-HMAC-SHA256 Access=${KEYS.accessKeyId}, SignedHeaders=${names}, Signature=${signature}`;
  return headers;
}

/** The least that a signed call takes: node:http with connections kept alive, and the signature. */
export const create = (url) => {
  const agent = new Agent({ keepAlive: true });
  const { host, hostname, port } = new URL(url);
  return () =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(BODY);
      const headers = { ...sign(host, body), "content-length": Buffer.byteLength(body) };
      const options = { hostname, port, path: PATH, method: "PUT", headers, agent };
      const outgoing = request(options, (incoming) => {
        let text = "";
        incoming.setEncoding("utf8");
        incoming.on("data", (chunk) => {
          text += chunk;
        });
        incoming.on("end", () => resolve(JSON.parse(text)));
        incoming.on("error", reject);
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });
};
