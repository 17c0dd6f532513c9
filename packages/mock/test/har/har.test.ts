import { constants } from "node:buffer";
import { execFileSync } from "node:child_process";
import {
  type FileHandle,
  lstat,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sized } from "../../../../scripts/lib/nightly.js";
import { recordHar } from "../../src/har/index.js";
import { type CallListener, createMockCloud, type Journal } from "../../src/index.js";
import { NOW, publicipCase, vifPeerCase, withoutNewIds } from "../support/cases.js";
import { BASE, sender, testCloud } from "../support/cloud.js";
import { IAM, identityCloud, VPC } from "../support/identity.js";

const { MAX_STRING_LENGTH } = constants;
const CANARY = "canary-77c1";
let folder: string;
/** Returns the lengths of what is written into files meanwhile. */
async function writtenBy(save: () => Promise<void>): Promise<number[]> {
  const file = await open(join(folder, "probe"), "w");
  const writes = vi.spyOn(Object.getPrototypeOf(file) as FileHandle, "writeFile");
  await file.close();
  try {
    await save();
    return writes.mock.calls.map(([data]) => String(data).length);
  } finally {
    writes.mockRestore();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hcnet-har-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("recordHar", () => {
  test("writes the calls as HAR 1.2", async () => {
    const { cloud, send } = testCloud();
    await send(publicipCase);
    const recorder = recordHar(cloud);
    const { headers } = await send(publicipCase);
    const { log } = recorder.har();
    expect(log).toMatchObject({
      version: "1.2",
      creator: { name: "@hcnet/mock", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    });
    expect(log.entries).toHaveLength(1);
    const [entry] = log.entries;
    expect(entry).toMatchObject({
      startedDateTime: NOW.toISOString(),
      time: expect.any(Number),
      _operationId: "updatePublicip",
      request: {
        method: "PUT",
        url: `${BASE}${publicipCase.path(publicipCase.projectId)}`,
        postData: { mimeType: "application/json", text: JSON.stringify(publicipCase.request) },
        queryString: [],
        cookies: [],
      },
      response: { status: 200, statusText: "OK", content: { mimeType: "application/json" } },
      cache: {},
    });
    expect(entry?.response.headers).toContainEqual({
      name: "X-Request-Id",
      value: headers.get("x-request-id"),
    });
    const body = JSON.parse(entry?.response.content.text ?? "");
    expect(withoutNewIds(body)).toEqual(publicipCase.response(publicipCase.projectId));
  });

  test("keeps what was sent over HTTP, with its query", async () => {
    const cloud = createMockCloud();
    const recorder = recordHar(cloud);
    const server = await cloud.listen();
    await fetch(`${server.url}/v1/p/publicips?limit=2&marker=a%20b`);
    await server.close();
    const [entry] = recorder.har().log.entries;
    expect(entry?.request).toMatchObject({
      url: `${server.url}/v1/p/publicips?limit=2&marker=a%20b`,
      queryString: [
        { name: "limit", value: "2" },
        { name: "marker", value: "a b" },
      ],
    });
    expect(entry?.request.postData).toBeUndefined();
    expect(entry?.request.headers.map(({ name }) => name.toLowerCase())).toContain("host");
  });

  test("puts the host of the service in the URLs if told to", async () => {
    const { cloud, send } = testCloud();
    const recorder = recordHar(cloud, { urls: "service" });
    await send(vifPeerCase);
    await cloud.fetch(`${BASE}/v9/none`);
    const urls = recorder.har().log.entries.map(({ request }) => request.url);
    const path = vifPeerCase.path(vifPeerCase.projectId);
    expect(urls).toEqual([`https://dcaas.cn-north-4.myhuaweicloud.com${path}`, `${BASE}/v9/none`]);
  });

  test("says that a response was lost", async () => {
    const cloud = createMockCloud({ faults: [{ effect: { type: "reset" } }] });
    const recorder = recordHar(cloud);
    await expect(cloud.fetch(`${BASE}/v1/p/publicips`)).rejects.toThrow("fetch failed");
    const [entry] = recorder.har().log.entries;
    expect(entry).toMatchObject({ _fault: "reset", response: { status: 0, headers: [] } });
    expect(cloud.journal.recent()).toMatchObject([{ fault: "reset" }]);
  });

  test("stops at the number of entries and says what is missing, or when told to", async () => {
    const { cloud, send } = testCloud();
    const [two, one] = [recordHar(cloud, { maxEntries: 2 }), recordHar(cloud)];
    await send(publicipCase);
    one.stop();
    for (let call = 0; call < 4; call += 1) await send(publicipCase);
    expect(two.har().log.entries).toHaveLength(2);
    expect(two.har().log.comment).toBe("3 later calls were omitted");
    expect(one.har().log.entries).toHaveLength(1);
    expect(one.har().log).not.toHaveProperty("comment");
  });

  test("stops at the size and says what is missing", async () => {
    const { cloud, send } = testCloud();
    const recorder = recordHar(cloud, { maxSize: 6_000 });
    await send(publicipCase);
    await send(publicipCase, { body: { publicip: { alias: "x".repeat(9_000) } } });
    await send(publicipCase);
    const { entries, comment } = recorder.har().log;
    expect(entries.map(({ response }) => response.status)).toEqual([200, 200]);
    expect(comment).toBe("1 later calls were omitted");
    expect(JSON.stringify(entries).length).toBeLessThan(6_000);
  });

  test.each([
    [{ maxEntries: 0 }, "maxEntries: expected an integer of at least 1, got 0"],
    [{ maxEntries: 1.5 }, "maxEntries: expected"],
    [{ maxSize: 0 }, "maxSize: expected an integer of at least 1, got 0"],
    [{ urls: "real" as "sent" }, 'urls: must be "sent" or "service"'],
  ])("rejects %j", (options, message) => {
    expect(() => recordHar(createMockCloud(), options)).toThrow(message);
  });
});

describe("save", () => {
  test("writes a file for its owner, without secrets", async () => {
    const credentials = { accessKeyId: "AK", secretAccessKey: `${CANARY}-sk`, token: CANARY };
    const cloud = createMockCloud({ credentials });
    const recorder = recordHar(cloud);
    const { send } = sender(cloud, BASE, cloud.fetch);
    await send(vifPeerCase, { body: { vif_peer: { bgp_md5: `${CANARY}-md5` } } });
    const { accessKeyId, secretAccessKey } = credentials;
    await publicipCase.call({
      endpoint: BASE,
      projectId: publicipCase.projectId,
      credentials: { accessKeyId, secretAccessKey },
      fetch: cloud.fetch,
    });
    const path = join(folder, "calls.har");
    await recorder.save(path);
    const text = await readFile(path, "utf8");
    expect(text).not.toContain(CANARY);
    expect(JSON.parse(text)).toEqual(recorder.har());
    expect(recorder.har().log.entries).toHaveLength(2);
    if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("writes no password, token or key of the identity service", async () => {
    const { cloud, post, send, password } = identityCloud();
    const recorder = recordHar(cloud);
    const token = await post(`${IAM}/v3/auth/tokens`, password());
    const subject = token.headers.get("x-subject-token") ?? "";
    const auth = { identity: { methods: ["token"], token: { id: subject } } };
    const keys = await post(`${IAM}/v3.0/OS-CREDENTIAL/securitytokens`, { auth });
    const { secret, securitytoken } = keys.body.credential as Record<string, string>;
    const metadata = "http://169.254.169.254/meta-data/latest/api/token";
    const ttl = { "X-Metadata-Token-Ttl-Seconds": "21600" };
    await cloud.fetch(metadata, { method: "PUT", headers: ttl });
    await send(`${VPC}/v1/p/publicips`, { headers: { "X-Security-Token": securitytoken ?? "" } });
    const path = join(folder, "identity.har");
    await recorder.save(path);
    const text = await readFile(path, "utf8");
    const { entries } = recorder.har().log;
    expect(entries.map(({ _operationId }) => _operationId)).toEqual([
      "KeystoneCreateUserTokenByPassword",
      "CreateTemporaryAccessKeyByToken",
      "CreateMetadataToken",
      "listPublicips",
    ]);
    expect(entries[2]?.response.content.text).toBeUndefined();
    for (const canary of [subject, secret, securitytoken, cloud.identity.users[0]?.password]) {
      expect(canary).toMatch(/^.{8}/);
      expect(text).not.toContain(canary);
    }
  });

  test("writes one entry after the other, since no string could hold them all", async () => {
    const { cloud, send } = testCloud();
    const listeners: CallListener[] = [];
    const subscribe: Journal["subscribe"] = (listener) => {
      listeners.push(listener);
      return () => undefined;
    };
    const journal: Journal = { recent: () => [], subscribe, clear: () => undefined };
    const recorder = recordHar({ journal }, { maxSize: 1_000_000_000 });
    // Of one call, as a cloud would check the body of each.
    const body = "x".repeat(sized(100_000, MAX_STRING_LENGTH / 8));
    const stop = cloud.journal.subscribe((call, messages) => {
      const { request, response } = messages();
      const large = { request: { ...request, body }, response };
      for (let copy = 0; copy < 8; copy += 1) {
        for (const listener of listeners) listener(call, () => large);
      }
    });
    await send(publicipCase);
    stop();
    const path = join(folder, "large.har");
    const written = await writtenBy(() => recorder.save(path));
    const { size } = await stat(path);
    expect(size).toBeGreaterThan(8 * body.length);
    expect(Math.max(...written)).toBeGreaterThan(body.length);
    expect(Math.max(...written)).toBeLessThan(2 * body.length);
    await rm(path);
  });

  test.skipIf(process.platform === "win32")(
    "writes what a link leads to, and no pipe, directory or device",
    async () => {
      const recorder = recordHar(createMockCloud());
      const [file, link, pipe] = ["linked.har", "link.har", "pipe"].map((it) => join(folder, it));
      await writeFile(file ?? "", "");
      await symlink(file ?? "", link ?? "");
      await recorder.save(link ?? "");
      expect((await lstat(link ?? "")).isSymbolicLink()).toBe(true);
      expect(JSON.parse(await readFile(file ?? "", "utf8"))).toEqual(recorder.har());
      execFileSync("mkfifo", [pipe ?? ""]);
      await expect(recorder.save(pipe ?? "")).rejects.toThrow(
        "expected a regular file, got a pipe",
      );
      await expect(recorder.save(folder)).rejects.toThrow("got a directory");
      await expect(recorder.save("/dev/null")).rejects.toThrow("got a device or socket");
      expect((await lstat(pipe ?? "")).isFIFO()).toBe(true);
      const [inner, outer, target] = ["inner", "outer", "new.har"].map((it) => join(folder, it));
      await symlink("new.har", inner ?? "");
      await symlink("inner", outer ?? "");
      await recorder.save(outer ?? "");
      expect((await lstat(inner ?? "")).isSymbolicLink()).toBe(true);
      expect((await lstat(outer ?? "")).isSymbolicLink()).toBe(true);
      expect(JSON.parse(await readFile(target ?? "", "utf8"))).toEqual(recorder.har());
    },
  );

  test.each(["", undefined, 5])("rejects the path %j by name", async (path) => {
    const saved = recordHar(createMockCloud()).save(path as string);
    await expect(saved).rejects.toThrow("path: expected the path of a file, got ");
    await expect(saved).rejects.toMatchObject({ name: "InvalidArgumentError" });
  });

  test("leaves the file as it was, and nothing else, when it fails", async () => {
    const recorder = recordHar(createMockCloud());
    const place = join(folder, "taken.har");
    await rm(place, { force: true, recursive: true });
    await writeFile(place, "as it was");
    const inFile = join(place, "calls.har");
    await expect(recorder.save(inFile)).rejects.toThrow(/ENOTDIR|ENOENT/);
    expect(await readFile(place, "utf8")).toBe("as it was");
    expect((await readdir(folder)).filter((name) => name.startsWith("taken"))).toEqual([
      "taken.har",
    ]);
  });
});
