import { createSession } from "@hcnet/publicips";
import {
  listPublicipsInfiniteOptions,
  showPublicipOptions,
  updatePublicipMutation,
} from "@hcnet/publicips/query";
import { MutationObserver, QueryClient } from "@tanstack/query-core";

const session = createSession({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: { accessKeyId: "your-access-key", secretAccessKey: "your-secret-key" },
});
const client = new QueryClient();
const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };

const shown = showPublicipOptions(session, { path });
console.log(shown.queryKey.slice(0, 2));
console.log((await client.fetchQuery(shown)).publicip.status);

const list = listPublicipsInfiniteOptions(session, { query: { limit: 1 } });
const { pages } = await client.fetchInfiniteQuery({ ...list, pages: 2 });
console.log(pages.length);

const update = new MutationObserver(client, updatePublicipMutation(session));
const { publicip } = await update.mutate({ path, body: { publicip: { alias: "web" } } });
console.log(publicip.alias);
// prints: [ 'publicips', 'showPublicip' ]
// prints: DOWN
// prints: 2
// prints: web
