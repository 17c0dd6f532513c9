// Nothing is kept at module level: what one session is or learns, another never sees.
import { expect, test } from "vitest";
import { createLimiter, createSession, type Session } from "../../src/index.js";
import { json, type Received, startServer } from "../support/server.js";
import { createClient } from "../support/widgets.js";

const HOUR = 3_600_000;
const ROUNDS = 60;

interface Party {
  readonly region: string;
  readonly project: string;
  /** How far the clock of its region is ahead, in milliseconds. */
  readonly skewMs: number;
  readonly session: Session;
  /** Tokens that its provider has given. */
  given: number;
}

/** The region that a request was for, as the address said that it would have gone to. */
const regionOf = ({ target }: Received): string => target.split("/")[1]?.split(".")[1] ?? "";

/** Sends what is for the regions' own hosts to the server of the test instead. */
const sendingTo = (url: string) => (address: string, init: RequestInit) =>
  fetch(address.replace("https://", `${url}/`), init);

function party(url: string, region: string, kind: "key" | "token", skewMs: number): Party {
  const project = `project-of-${region}`;
  const provider = async () => ({ token: `token-of-${region}-${++self.given}` });
  const keys = { accessKeyId: `key-of-${region}`, secretAccessKey: `secret-of-${region}` };
  const session = createSession({
    region,
    projectId: project,
    credentials: kind === "key" ? keys : provider,
    fetch: sendingTo(url),
    retry: { baseDelayMs: 1, throttledBaseDelayMs: 1, maxAttempts: 8 },
    limiter: createLimiter({ maxInFlight: 20 }),
  });
  const self: Party = { region, project, skewMs, session, given: 0 };
  return self;
}

test("sessions of different regions and credentials keep to themselves when their calls interleave", async () => {
  const parties: Party[] = [];
  const count = new Map<string, number>();
  const rejection = { error_code: "APIGW.0301", error_msg: "wrong time" };
  const expired = { error_code: "APIGW.0307", error_msg: "Token expired" };
  const server = await startServer((response, request) => {
    const region = regionOf(request);
    const nth = (count.get(region) ?? 0) + 1;
    count.set(region, nth);
    const { skewMs = 0 } = parties.find((each) => each.region === region) ?? {};
    const { "x-sdk-date": date, "x-auth-token": token } = request.headers;
    response.setHeader("Date", new Date(Date.now() + skewMs).toUTCString());
    const respond = () => {
      const isOff =
        date !== undefined && Math.abs(timeOf(String(date)) - Date.now() - skewMs) > HOUR / 4;
      if (isOff) return json(401, rejection)(response, request);
      if (String(token).endsWith("-1")) return json(401, expired)(response, request);
      if (nth % 10 === 0) return json(503, {})(response, request);
      json(200, { widgets: [{ id: region }] })(response, request);
    };
    // Out of order, so that calls of all are under way at once.
    setTimeout(respond, (nth * 7) % 10);
  });
  parties.push(
    party(server.url, "cn-north-4", "key", HOUR),
    party(server.url, "eu-west-101", "token", 0),
    party(server.url, "ap-southeast-1", "key", -HOUR),
    party(server.url, "af-south-1", "token", HOUR),
  );
  const clients = parties.map(({ session, region }) => ({ region, client: createClient(session) }));
  const calls = Array.from({ length: ROUNDS }, () =>
    clients.map(async ({ client, region }) => {
      const { widgets } = await client.listWidgets();
      expect(widgets).toEqual([{ id: region }]);
    }),
  );
  await Promise.all(calls.flat());
  for (const { region, project, given } of parties) {
    const own = server.received.filter((request) => regionOf(request) === region);
    expect(own.length).toBeGreaterThanOrEqual(ROUNDS);
    for (const { target, headers } of own) {
      const shown = JSON.stringify({ target, headers });
      expect(shown).toContain(project);
      for (const other of parties.filter((each) => each.region !== region)) {
        expect(shown).not.toContain(other.region);
      }
      const proof = headers.authorization ?? headers["x-auth-token"];
      expect(proof).toContain(given === 0 ? `Access=key-of-${region},` : `token-of-${region}-`);
    }
    // Each provider was asked for the first token and, once it was rejected, for one more.
    expect(given).toBe(headersOf(own, "x-auth-token").size);
  }
});

const headersOf = (requests: readonly Received[], name: string): ReadonlySet<unknown> =>
  new Set(requests.map(({ headers }) => headers[name]).filter((value) => value !== undefined));

function timeOf(date: string): number {
  const [, day = "", time = ""] = /^(\d{8})T(\d{6})Z$/.exec(date) ?? [];
  const iso = `${day.replace(/(....)(..)(..)/, "$1-$2-$3")}T${time.replace(/(..)(..)(..)/, "$1:$2:$3")}Z`;
  return Date.parse(iso);
}
