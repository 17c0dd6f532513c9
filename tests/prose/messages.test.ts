// The exact text of errors that users meet: each names the field or option, what was expected and
// what was received, but for secrets.

import { behaviors, createMockCloud, type FaultRule } from "@hcnet/mock";
import { recordHar } from "@hcnet/mock/har";
import { createClient } from "@hcnet/publicips";
import { createLimiter, createLogListener, createSession, mapConcurrent } from "@hcnet/runtime";
import { fromPassword, fromTemporaryAccessKey } from "@hcnet/runtime/credentials";
import { fromEcsMetadata } from "@hcnet/runtime/node";
import { expect, test } from "vitest";

const KEY = { accessKeyId: "AK", secretAccessKey: "SK" };
const SESSION = { region: "cn-north-4", projectId: "0123", credentials: KEY };
const session = (options: object) => () => createSession({ ...SESSION, ...options } as never);
const cloud = (options: object) => () => createMockCloud(options as never);
const fault = (rule: object) => () => createMockCloud().faults.add(rule as FaultRule);
const eips = createClient({ ...SESSION, fetch: createMockCloud().fetch });
const show = (id: unknown) => eips.showPublicip({ path: { publicip_id: id as string } });
const list = (query: object, options: object) => eips.listPublicips({ query }, options);
const switchable = behaviors
  .filter(({ id, choices }) => id.startsWith("publicips.") && choices !== undefined)
  .map(({ id }) => id);
const PASSWORD = { domain: "d", user: "u", password: "p" };

const messages: [call: () => unknown, message: string][] = [
  [session({ region: "" }), 'region: expected a region id such as "cn-north-4", got ""'],
  [
    session({ region: undefined }),
    'region: expected a region id such as "cn-north-4", or an endpoint; got neither',
  ],
  [
    session({ endpoint: 80 }),
    "endpoint: expected a URL, or an object with a URL for each API, got 80",
  ],
  [
    () => recordHar(createMockCloud(), { maxEntries: 0 }),
    "maxEntries: expected an integer of at least 1, got 0",
  ],
  [
    session({ endpointSuffix: "a b" }),
    'endpointSuffix: expected a domain such as "myhuaweicloud.eu", got "a b"',
  ],
  [
    () => recordHar(createMockCloud(), { maxSize: 1.5 }),
    "maxSize: expected an integer of at least 1, got 1.5",
  ],
  [
    session({ credentials: {} }),
    "credentials: expected { accessKeyId, secretAccessKey } or { token }, got neither",
  ],
  [
    session({ credentials: { ...KEY, token: "t" } }),
    "credentials: expected { accessKeyId, secretAccessKey } or { token }, got both",
  ],
  [
    session({ credentials: { ...KEY, accessKeyId: "" } }),
    "credentials.accessKeyId: expected visible ASCII without blanks, got an empty string",
  ],
  [
    session({ credentials: { token: "a b" } }),
    "credentials.token: expected visible ASCII without blanks, got other characters",
  ],
  [
    session({ credentials: { ...KEY, expiresAt: "soon" } }),
    'credentials.expiresAt: expected a valid Date, got "soon"',
  ],
  [session({ timeoutMs: 0 }), "timeoutMs: expected a number from 1 to 2147483647, got 0"],
  [
    session({ attemptTimeoutMs: "5" }),
    'attemptTimeoutMs: expected a number from 1 to 2147483647, got "5"',
  ],
  [session({ maxResponseBytes: 0 }), "maxResponseBytes: expected a number from 1, got 0"],
  [session({ retry: { maxAttempts: 0 } }), "retry.maxAttempts: expected a number from 1, got 0"],
  [
    session({ retry: { maxAtempts: 3 } }),
    "retry.maxAtempts: unknown option; known: maxAttempts, baseDelayMs, throttledBaseDelayMs, maxDelayMs, maxRetryAfterMs",
  ],
  [
    session({ refresh: { refreshBeforeMs: -1 } }),
    "refresh.refreshBeforeMs: expected a number from 0, got -1",
  ],
  [session({ listener: "log" }), 'listener: expected a function, got "log"'],
  [session({ timeout: 5 }), "timeout: unknown option; did you mean timeoutMs?"],
  [
    () => createLimiter({ requestsPerSecond: 0 }),
    "requestsPerSecond: expected a number above 0, got 0",
  ],
  [() => createLimiter({ maxInFlight: 0.5 }), "maxInFlight: expected a number from 1, got 0.5"],
  [
    () => createLogListener(console, { level: "loud" as "info" }),
    'level: expected one of error, warn, info, debug, trace, got "loud"',
  ],
  [() => createLogListener({} as Console), "logger: expected a method debug, got undefined"],
  [
    () => mapConcurrent([1], async (it) => it, { concurrency: 1.5 }),
    "concurrency: expected an integer from 1, got 1.5",
  ],
  [() => fromPassword({ ...PASSWORD, user: "" }), 'user: expected a non-empty string, got ""'],
  [
    () => fromTemporaryAccessKey({ credentials: { token: "t" }, durationSeconds: 60 }),
    "durationSeconds: expected an integer from 900 to 86,400, got 60",
  ],
  [
    () => fromEcsMetadata({ endpoint: "https://a" }),
    'endpoint: expected an http:// URL, got "https://a"',
  ],
  [() => fromEcsMetadata({ timeoutMs: 0 }), "timeoutMs: expected a number above 0, got 0"],
  [
    cloud({ behaviors: { "publicips.delete": "x" } }),
    `behaviors: expected one of ${switchable.join(", ")}, got "publicips.delete"`,
  ],
  [
    cloud({ behaviors: { "publicips.unbind-unbound": "off" } }),
    'behaviors["publicips.unbind-unbound"]: expected one of unchanged, reject, got "off"',
  ],
  [
    cloud({ rateLimit: { limit: 0, per: "minute" } }),
    "rateLimit.limit: expected an integer of at least 1, got 0",
  ],
  [
    cloud({ rateLimit: { limit: 1, per: "week" } }),
    'rateLimit.per: expected one of second, minute, hour, day, got "week"',
  ],
  [
    cloud({ transitions: "fast" }),
    'transitions: expected "timed", "slow", "instant" or milliseconds by name, got "fast"',
  ],
  [
    cloud({ transitions: { sleep: 1 } }),
    'transitions: there is no "sleep"; known: vif_peers.create, vif_peers.update, vif_peers.delete, vif_peer_detections.run, publicips.create, publicips.bind, publicips.unbind, publicips.delete, endpoint_services.create, endpoint_services.delete, endpoint_connections.accept, endpoint_connections.remove',
  ],
  [
    cloud({ identity: { metadata: "v3" } }),
    'identity.metadata: expected one of optional, required, disabled, got "v3"',
  ],
  [
    () => list({ limit: "9".repeat(9) }, { retry: { maxDelayMs: "1" } }),
    'retry.maxDelayMs: expected a number from 0, got "1"',
  ],
  [() => list({}, { timeoutMs: -1 }), "timeoutMs: expected a number from 1 to 2147483647, got -1"],
  [() => show(".."), 'path.publicip_id: ".." cannot be a path segment'],
  [() => show(undefined), "path.publicip_id: expected a string, got undefined"],
  [
    fault({ efect: {} }),
    "faults[0].efect: unknown field; known: id, operation, api, method, path, project, nth, every, times, probability, seed, when, latency, effect",
  ],
];

test.each(messages)("case %#", async (call, message) => {
  const error = await Promise.resolve()
    .then(call)
    .then(
      () => expect.unreachable(),
      (thrown: unknown) => thrown,
    );
  expect((error as Error).message).toBe(message);
});
