import { expect, test } from "vitest";
import { type Credentials, HcnetError, signRequest } from "../../src/index.js";
import { everything } from "../support/everything.js";
import { json, type Responder, startServer } from "../support/server.js";
import { clientOf, type WidgetsClient } from "../support/widgets.js";

const CANARY = "canary-5e0d";
const UPDATE = { path: { widget_id: "w" }, body: { widget: { name: CANARY } } };

const credentials: Credentials[] = [
  { accessKeyId: "AK", secretAccessKey: CANARY },
  { accessKeyId: "AK", secretAccessKey: CANARY, securityToken: `t-${CANARY}` },
  { token: CANARY },
];

const provoke: [
  title: string,
  response: Responder,
  call: (client: WidgetsClient) => Promise<unknown>,
][] = [
  [
    "an error of the service",
    json(400, { code: "A", message: "b" }),
    (c) => c.updateWidget(UPDATE),
  ],
  ["a redirect", (r) => r.writeHead(302, { Location: "/" }).end(), (c) => c.updateWidget(UPDATE)],
  ["a broken response", (r) => r.end(`{"${CANARY}"]`), (c) => c.updateWidget(UPDATE)],
  ["a closed connection", (r) => r.destroy(), (c) => c.updateWidget(UPDATE)],
  ["a time limit", () => {}, (c) => c.updateWidget(UPDATE, { timeoutMs: 30 })],
  ["an abort", () => {}, (c) => c.updateWidget(UPDATE, { signal: AbortSignal.timeout(30) })],
  [
    "a header that cannot be sent",
    () => {},
    (c) => c.updateWidget(UPDATE, { headers: { "x-key": `${CANARY}\n` } }),
  ],
  [
    "a path that cannot be sent",
    () => {},
    (c) => c.updateWidget({ ...UPDATE, path: { widget_id: ".." } }),
  ],
];

test.each(provoke)("no error after %s shows a secret", async (_, response, call) => {
  for (const secret of credentials) {
    const server = await startServer(response);
    const client = clientOf(server.url, { credentials: secret });
    const error: unknown = await call(client).then(
      () => expect.unreachable(),
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HcnetError);
    expect(everything(error)).not.toContain(CANARY);
  }
});

test("a client shows no secret", () => {
  for (const secret of credentials) {
    expect(everything(clientOf("http://w.example", { credentials: secret }))).not.toContain(CANARY);
  }
});

test("a rejected signature shows no secret", async () => {
  const keys = { accessKeyId: "AK", secretAccessKey: CANARY };
  const request = { method: "GET", url: "https://h.example", headers: { "x-a": "\n" } };
  const error: unknown = await signRequest(request, keys).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(HcnetError);
  expect(everything(error)).not.toContain(CANARY);
});
