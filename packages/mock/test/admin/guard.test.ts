import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { administered, statusOf } from "./support.js";

describe("the admin surface", () => {
  test("is not served unless asked for", async () => {
    const { url, cloud } = await administered(createMockCloud(), {});
    const response = await fetch(`${url}/__admin/clock`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error_code: "APIGW.0101" });
    expect(cloud.journal.recent()).toHaveLength(1);
  });

  test("accepts an address, localhost and configured names as the host", async () => {
    const { port } = await administered(createMockCloud(), { admin: { hosts: ["Mock"] } });
    for (const host of ["127.0.0.1", "[::1]", "localhost", "mock.localhost", "10.0.0.1", "mock"]) {
      for (const sent of [host, `${host}:${port}`, host.toUpperCase()]) {
        expect(await statusOf(port, { Host: sent }), sent).toBe(200);
      }
    }
  });

  test.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "mock", "[evil]"])(
    "rejects the host %s",
    async (host) => {
      const { port } = await administered();
      expect(await statusOf(port, { Host: `${host}:${port}` })).toBe(403);
      const path = "/__admin/reset";
      expect(await statusOf(port, { Host: host }, { method: "POST", path })).toBe(403);
    },
  );

  test.each([
    { Origin: "http://evil.example" },
    { Origin: "http://localhost:3000" },
    { Origin: "null" },
    { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors" },
    { "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors" },
  ])("rejects what a page of another site sends: %j", async (headers) => {
    const { cloud, port } = await administered();
    cloud.faults.add({ latency: 1 });
    const own = { Host: `localhost:${port}` };
    expect(await statusOf(port, { ...own, ...headers })).toBe(403);
    const write = { method: "DELETE", path: "/__admin/faults" };
    expect(await statusOf(port, { ...own, ...headers }, write)).toBe(403);
    expect(cloud.faults.list()).toHaveLength(1);
  });

  test("lets its own page call, and a link lead there", async () => {
    const { port } = await administered();
    const Host = `localhost:${port}`;
    const own = { Host, Origin: `http://${Host}`, "Sec-Fetch-Site": "same-origin" };
    expect(await statusOf(port, own)).toBe(200);
    const link = { Host, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" };
    expect(await statusOf(port, link, { path: "/__admin/" })).toBe(200);
    expect(await statusOf(port, link, { method: "POST", path: "/__admin/reset" })).toBe(403);
  });

  test("rejects preflights and lets no other site read", async () => {
    const { admin } = await administered();
    expect((await admin("OPTIONS", "/faults")).status).toBe(405);
    const { headers } = await admin("GET", "/clock");
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  test.each(["mock:8080", "", "http://mock", "a b"])("rejects the option %j", async (host) => {
    const listening = createMockCloud().listen({ admin: { hosts: [host] } });
    await expect(listening).rejects.toThrow("admin.hosts[0]: must be the name of a host");
  });
});
