// What is done with a client on every platform, as it is built. Gives what can be compared as JSON.
import { createClient, createSession, HcnetError } from "@hcnet/publicips";
import { updatePublicip } from "@hcnet/publicips/operations";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const PUBLICIP = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";

/** What an error is, as far as it is the same everywhere. */
async function failure(call) {
  try {
    await call();
    return "no error";
  } catch (error) {
    if (!(error instanceof HcnetError)) return `not ours: ${error?.stack ?? error}`;
    const { name, code, status } = error;
    return { name, code, status };
  }
}

/**
 * Calls the cloud at `endpoint`: with a signature and with a token, page by page, and what goes wrong.
 * Requests below `/silent` get no response, and those below `/redirecting` are redirected.
 */
export async function useClients({ endpoint, accessKeyId, secretAccessKey, token }) {
  const shared = { endpoint, projectId: PROJECT };
  const session = createSession({ ...shared, credentials: { accessKeyId, secretAccessKey } });
  const signing = createClient(session);
  const holding = createClient({ ...shared, credentials: { token } });
  const path = { publicip_id: PUBLICIP };
  const alias = "中文-web_1";
  const { publicip } = await signing.updatePublicip({ path, body: { publicip: { alias } } });
  const again = await updatePublicip(session, { path, body: { publicip: { alias } } });
  const ids = [];
  for await (const { id } of signing.listPublicips.items({ query: { limit: 1 } })) ids.push(id);
  const elsewhere = (place, credentials = { token }) =>
    createClient({ ...shared, endpoint: `${endpoint}/${place}`, credentials, retry: false });
  const update = (client, options) =>
    client.updatePublicip({ path, body: { publicip: { alias } } }, options);
  const errors = {
    "not found": await failure(() =>
      holding.showPublicip({ path: { publicip_id: PUBLICIP.replaceAll("f", "0") } }),
    ),
    "wrong secret": await failure(() =>
      update(createClient({ ...shared, credentials: { accessKeyId, secretAccessKey: "wrong" } })),
    ),
    "a path that leaves its segment": await failure(() =>
      signing.showPublicip({ path: { publicip_id: ".." } }),
    ),
    "no response": await failure(() => update(elsewhere("silent"), { timeoutMs: 100 })),
    abort: await failure(() => update(elsewhere("silent"), { signal: AbortSignal.timeout(100) })),
    "a redirect": await failure(() => update(elsewhere("redirecting"))),
    "nobody there": await failure(() =>
      update(
        createClient({
          ...shared,
          endpoint: "http://127.0.0.1:1",
          credentials: { token },
          retry: false,
        }),
      ),
    ),
  };
  session.close();
  return { alias: publicip.alias, again: again.publicip.alias, ids: new Set(ids).size, errors };
}
