// Server, proxy, IAM and metadata service repeat every secret that they are sent, in every encoding and
// on every channel of a response. What a program can print of it has none.
import type { ServerResponse } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { NIGHTLY } from "../../../../scripts/lib/nightly.js";
import {
  type CredentialProvider,
  fromIdToken,
  fromPassword,
  fromTemporaryAccessKey,
} from "../../src/credentials/index.js";
import { type Credentials, HcnetError } from "../../src/index.js";
import { createNodeTransport, fromEcsMetadata } from "../../src/node/index.js";
import { ENCODINGS } from "../support/encodings.js";
import { everything } from "../support/everything.js";
import { type PeersClient, peersOf } from "../support/peers.js";
import { contextOf } from "../support/provider-context.js";
import { recorder } from "../support/recorder.js";
import { json, type Responder, startServer } from "../support/server.js";

const SECRETS = {
  sk: "canary/sk+1=x",
  token: "canary/token+2=x",
  securityToken: "canary/security+3=x",
  md5: "canary/md5+4=x",
  header: "canary/header+5=x",
  password: "canary/password+6=x",
  idToken: "canary/id-token+7=x",
  proxy: "canary/proxy+8=x",
};

/** Where in a response a secret may be, as text that JSON takes between quotes. */
const CHANNELS: Readonly<Record<string, (text: string, response: ServerResponse) => void>> = {
  "the message": (text, response) =>
    response.writeHead(400).end(`{"code":"P.1","message":"no ${text}"}`),
  "a message that is JSON text": (text, response) => {
    const inner = `{"NeutronError":{"type":"T","message":"no ${text}"}}`;
    response.writeHead(409).end(JSON.stringify({ code: "P.1", message: inner }));
  },
  "the error code": (text, response) =>
    response.writeHead(401).end(`{"error_code":"${text}","error_msg":"no"}`),
  "a body in plain text": (text, response) => response.writeHead(404).end(`no ${text}`),
  "the body and the target of a redirect": (text, response) =>
    response
      .writeHead(302, { Location: `https://h.example/${text}` })
      .end(`{"code":"P.1","message":"no ${text}"}`),
  "the request id": (text, response) =>
    response.writeHead(403, { "X-Request-Id": text }).end('{"code":"P.1","message":"no"}'),
  "the request id of a success": (text, response) =>
    response.writeHead(201, { "X-Request-Id": text }).end('{"peer":{"name":"a"}}'),
  "the content type of a success": (text, response) =>
    response.writeHead(201, { "Content-Type": text }).end("[]"),
  "the body of another success": (text, response) =>
    response.writeHead(299).end(`{"peer":{"name":"${text}"}}`),
  "the reason phrase": (text, response) => response.writeHead(400, text).end(),
  "a header": (text, response) =>
    response.writeHead(404, { "Retry-After": text, "X-IAM-Trace-Id": text, Server: text }).end(),
  "a response that is not HTTP": (text, response) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: ${text}\r\n\r\n${text}`);
  },
};

const withoutEscapes = (text: string): string => text.replaceAll("\\", "").toLowerCase();

/** The secrets that a text shows in one of the encodings. */
const leaksIn = (text: string, encode: (secret: string) => string): string[] => {
  const shown = withoutEscapes(text);
  return Object.values(SECRETS).filter((secret) => shown.includes(withoutEscapes(encode(secret))));
};

const create = (client: PeersClient) =>
  client.createPeer(
    { body: { peer: { name: "a", bgp_md5: SECRETS.md5 } } },
    { headers: { "X-Auth-Token": SECRETS.header }, retry: false },
  );

/** Repeats every secret on one channel. */
const repeatOn =
  (channel: string, encode: (secret: string) => string): Responder =>
  (response) =>
    CHANNELS[channel]?.(Object.values(SECRETS).map(encode).join(" "), response);

const KEY = {
  accessKeyId: "AK",
  secretAccessKey: SECRETS.sk,
  securityToken: SECRETS.securityToken,
};

describe.each(Object.keys(CHANNELS))("%s", (channel) => {
  const all = Object.entries(ENCODINGS);
  const shift = Object.keys(CHANNELS).indexOf(channel);
  /** A third of the encodings for each party, so that each channel and each party has all; at night all. */
  const encodingsFor = (party: number) =>
    NIGHTLY ? all : all.filter((_, index) => (index + shift) % 3 === party);

  test.each<[string, Credentials, number]>([
    ["a temporary key", KEY, 0],
    ["a token", { token: SECRETS.token }, 1],
  ])("of a service has no secret of a call with %s", async (_, credentials, party) => {
    for (const [title, encode] of encodingsFor(party)) {
      const server = await startServer(repeatOn(channel, encode));
      const { listener, heard } = recorder();
      const client = peersOf(server.url, { credentials, listener });
      const known = {
        ...SECRETS,
        ...(credentials === KEY ? { token: "" } : { sk: "", securityToken: "" }),
      };
      const error: unknown = await create(client).catch((thrown: unknown) => thrown);
      const shown = [...(await heard()), ...(error instanceof Error ? [everything(error)] : [])];
      expect(server.received).toHaveLength(1);
      const sent = Object.values(known).filter((secret) =>
        JSON.stringify(server.received).includes(secret),
      );
      const leaks = shown.flatMap((text) => leaksIn(text, encode));
      expect(
        leaks.filter((secret) => sent.includes(secret) || secret === known.sk),
        title,
      ).toEqual([]);
    }
  });

  test("of a proxy has no password of it", async () => {
    for (const [title, encode] of encodingsFor(2)) {
      const proxy = await startServer(repeatOn(channel, encode));
      const user = encodeURIComponent(SECRETS.proxy);
      const address = proxy.url.replace("//", `//user:${user}@`);
      const transport = createNodeTransport({ proxy: { http: address } });
      onTestFinished(() => transport.close());
      const { listener, heard } = recorder();
      const client = peersOf("http://p.example", { credentials: KEY, transport, listener });
      const error: unknown = await create(client).catch((thrown: unknown) => thrown);
      const shown = [...(await heard()), ...(error instanceof Error ? [everything(error)] : [])];
      const basic = proxy.received[0]?.headers["proxy-authorization"];
      expect(basic).toBe(`Basic ${btoa(`user:${SECRETS.proxy}`)}`);
      const leaks = shown.flatMap((text) => leaksIn(text, encode));
      expect(
        leaks.filter((secret) => secret === SECRETS.proxy),
        title,
      ).toEqual([]);
    }
  });

  const user = { user: "ann", domain: "acme" };
  const providers: [string, CredentialProvider, string, number][] = [
    ["a password", fromPassword({ ...user, password: SECRETS.password }), SECRETS.password, 0],
    ["an ID token", fromIdToken({ idpId: "i", idToken: SECRETS.idToken }), SECRETS.idToken, 1],
    ["a key", fromTemporaryAccessKey({ credentials: KEY }), SECRETS.securityToken, 2],
  ];

  test.each(providers)(
    "of IAM has no secret of a request with %s",
    async (_, provider, secret, party) => {
      // Connections that fail are tried again, which takes its time.
      const encodings = encodingsFor(party);
      const some = channel === "a response that is not HTTP" ? encodings.slice(0, 2) : encodings;
      for (const [title, encode] of some) {
        const server = await startServer(repeatOn(channel, encode));
        const error: unknown = await provider(contextOf(server.url)).catch(
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(HcnetError);
        expect(JSON.stringify(server.received)).toContain(secret);
        expect(
          leaksIn(everything(error), encode).filter((leak) => leak === secret),
          title,
        ).toEqual([]);
      }
    },
  );

  test("of a metadata service has no secret of it", async () => {
    for (const [title, encode] of encodingsFor(0)) {
      const server = await startServer((response, request) => {
        if (request.method === "PUT") response.end(SECRETS.token);
        else repeatOn(channel, encode)(response, request);
      });
      const provider = fromEcsMetadata({ endpoint: server.url });
      const error: unknown = await provider(contextOf(server.url)).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(HcnetError);
      expect(server.received[1]?.headers["x-metadata-token"]).toBe(SECRETS.token);
      expect(leaksIn(everything(error), encode), title).toEqual([]);
    }
  });
});

test("a state that repeats a secret is not part of the error of a waiter", async () => {
  for (const [title, encode] of Object.entries(ENCODINGS)) {
    const state = encode(SECRETS.token);
    const server = await startServer(json(200, { peers: [{ name: state }] }));
    const client = peersOf(server.url, { credentials: { token: SECRETS.token } });
    const error: unknown = await client
      .waitForPeer({}, { deadlineMs: 1 })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "WaiterError", observed: expect.anything() });
    expect(leaksIn(everything(error, false), encode), title).toEqual([]);
  }
});
