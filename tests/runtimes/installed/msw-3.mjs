// Usage: node msw-3.mjs ENDPOINT
// Prints what a client gets before, under and after MSW 3, and from the handlers of @hcnet/mock.
import { registerHooks } from "node:module";

// The workspace has MSW 2. The one that is installed here is what a project with MSW 3 has.
registerHooks({
  resolve: (specifier, context, next) =>
    /^msw(\/|$)/.test(specifier)
      ? next(specifier, { ...context, parentURL: import.meta.url })
      : next(specifier, context),
});
const { http, HttpResponse } = await import("msw");
const { setupServer } = await import("msw/node");
const { createClient } = await import("@hcnet/publicips");
const { createMockCloud } = await import("@hcnet/mock");
const { mockHandlers } = await import("@hcnet/mock/msw");

const projectId = "26ae5181a416420998eb2093aaed84d9";
const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
const [endpoint = ""] = process.argv.slice(2);

const client = createClient({ endpoint, projectId, credentials: { token: "a-token" } });
const statusOf = async () => (await client.showPublicip({ path })).publicip.status;

const tokens = [];
const handler = http.get(`${endpoint}/v1/${projectId}/publicips/:id`, ({ request }) => {
  tokens.push(request.headers.get("x-auth-token"));
  return HttpResponse.json({ publicip: { status: "MOCKED" } });
});
const statuses = [await statusOf()];
for (let round = 0; round < 2; round += 1) {
  const server = setupServer(handler);
  server.listen();
  statuses.push(await statusOf());
  server.close();
  statuses.push(await statusOf());
}

const cloud = createMockCloud();
const server = setupServer(...mockHandlers(cloud));
server.listen({ onUnhandledRequest: "error" });
const mocked = createClient({ region: "cn-north-4", projectId, credentials: cloud.credentials });
const { publicips } = await mocked.listPublicips();
server.close();

console.log(JSON.stringify({ statuses, tokens, listed: publicips.length > 0 }));
