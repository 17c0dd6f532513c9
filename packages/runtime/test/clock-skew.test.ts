// A clock that is wrong here, and a `Date` that is wrong there.
import { afterEach, expect, test, vi } from "vitest";
import { fromTemporaryAccessKey } from "../src/credentials/index.js";
import type { CredentialProvider } from "../src/index.js";
import { fromEcsMetadata } from "../src/node/index.js";
import { json, type Received, type Responder, startServer } from "./support/server.js";
import { clientOf, KEYS, PROJECT_ID } from "./support/widgets.js";

const HOUR = 3_600_000;
const REJECTED = { error_code: "APIGW.0301", error_msg: "Incorrect IAM authentication" };

afterEach(() => vi.useRealTimers());

/** Sets this machine's clock, and nothing else. */
const setClock = (time: number) => vi.useFakeTimers({ toFake: ["Date"], now: time });

const signedAt = ({ headers }: Received): number =>
  Date.parse(
    String(headers["x-sdk-date"]).replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );

/** A service with a right clock; it rejects signatures that are 15 minutes off. */
const punctual =
  (now: () => number, succeed: Responder): Responder =>
  (response, request) => {
    response.setHeader("Date", new Date(now()).toUTCString());
    const isOff = Math.abs(signedAt(request) - now()) > HOUR / 4;
    (isOff ? json(401, REJECTED) : succeed)(response, request);
  };

test.each([
  ["two hours ahead", () => new Date(Date.now() + 2 * HOUR)],
  ["in the year 2031", () => new Date("2031-01-01T00:00:00Z")],
  ["in the year 1970", () => new Date(0)],
])("a Date that lies %s does not spoil a session with temporary keys", async (_, date) => {
  let isLying = true;
  const server = await startServer((response, request) => {
    const isRejected = isLying || Math.abs(signedAt(request) - Date.now()) > HOUR / 4;
    if (isLying) response.setHeader("Date", date().toUTCString());
    json(isRejected ? 401 : 200, isRejected ? REJECTED : { widgets: [] })(response, request);
  });
  let asked = 0;
  const credentials: CredentialProvider = async () => {
    asked += 1;
    return { ...KEYS, securityToken: `t${asked}`, expiresAt: new Date(Date.now() + HOUR) };
  };
  const client = clientOf(server.url, { credentials });
  await expect(client.listWidgets()).rejects.toMatchObject({ status: 401, code: "APIGW.0301" });
  isLying = false;
  await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  expect(Math.abs(signedAt(server.received.at(-1) as Received) - Date.now())).toBeLessThan(60_000);
});

test("a Date that lies and is believed does not make credentials expire", async () => {
  const server = await startServer((response, request) => {
    response.setHeader("Date", new Date(Date.now() + 2 * HOUR).toUTCString());
    const isFirst = server.received.length === 1;
    json(isFirst ? 401 : 200, isFirst ? REJECTED : { widgets: [] })(response, request);
  });
  let asked = 0;
  const credentials: CredentialProvider = async () => {
    asked += 1;
    return { ...KEYS, securityToken: "t", expiresAt: new Date(Date.now() + HOUR) };
  };
  const client = clientOf(server.url, { credentials });
  for (const _ of Array(3)) await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  expect(asked).toBe(1);
});

test("a skew that helped outlives keys that expire", async () => {
  const right = Date.now();
  setClock(right + 3 * HOUR);
  let expired = "none";
  const server = await startServer(
    punctual(
      () => Date.now() - 3 * HOUR,
      (response, request) => {
        const isExpired = request.headers["x-security-token"] === expired;
        json(isExpired ? 401 : 200, isExpired ? REJECTED : { widgets: [] })(response, request);
      },
    ),
  );
  let asked = 0;
  const credentials: CredentialProvider = async () => {
    asked += 1;
    return { ...KEYS, securityToken: `t${asked}` };
  };
  const client = clientOf(server.url, { credentials });
  await client.listWidgets();
  expired = "t1";
  await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  expect(server.received).toHaveLength(4);
});

test.each([3 * HOUR, -3 * HOUR])(
  "keys from IAM are got and used by a machine whose clock is %d ms off",
  async (skewMs) => {
    const now = () => Date.now() - skewMs;
    setClock(Date.now() + skewMs);
    const key = () => ({
      ...{ access: "TA", secret: "TS", securitytoken: "st" },
      expires_at: new Date(now() + HOUR).toISOString(),
    });
    const server = await startServer(
      punctual(now, (response, request) => {
        if (request.target.startsWith("/v3.0")) json(201, { credential: key() })(response, request);
        else if (request.target.startsWith("/v3/projects")) {
          const projects = [{ id: PROJECT_ID, name: "cn-north-4" }];
          json(200, { projects })(response, request);
        } else json(200, { widgets: [] })(response, request);
      }),
    );
    const client = clientOf(server.url, {
      credentials: fromTemporaryAccessKey({ credentials: KEYS }),
      region: "cn-north-4",
      projectId: undefined,
    });
    await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
    await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
    const keys = server.received.filter(({ target }) => target.includes("securitytokens"));
    expect(keys).toHaveLength(2);
  },
);

test("keys of the metadata service are used by a machine whose clock is three hours ahead", async () => {
  const now = () => Date.now() - 3 * HOUR;
  setClock(Date.now() + 3 * HOUR);
  const server = await startServer((response, request) => {
    response.setHeader("Date", new Date(now()).toUTCString());
    if (request.method === "PUT") return response.end("mt");
    const expires_at = new Date(now() + HOUR).toISOString();
    const credential = { access: "TA", secret: "TS", securitytoken: "st", expires_at };
    return json(200, { credential })(response, request);
  });
  const service = await startServer(punctual(now, json(200, { widgets: [] })));
  const client = clientOf(service.url, { credentials: fromEcsMetadata({ endpoint: server.url }) });
  await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
  expect(server.received).toHaveLength(2);
});

test("credentials that have expired by every clock are an error that names both times", async () => {
  const credentials: CredentialProvider = async () => ({ token: "t", expiresAt: new Date(0) });
  await expect(clientOf("http://127.0.0.1:1", { credentials }).listWidgets()).rejects.toThrow(
    /^credentials: the provider returned credentials that expired at 1970-01-01T00:00:00\.000Z; this machine's clock says 2/,
  );
});
