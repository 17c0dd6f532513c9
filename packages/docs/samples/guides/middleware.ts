import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});

// Runs once for each call, before it is signed; its context has the operation.
eips.http.use({
  onRequest({ operationId, request }) {
    console.log(operationId, request.method);
  },
});

// The same client by method and path: it resolves to data or error, and does not throw for a 404.
const { data, error, response } = await eips.http.GET("/v1/{project_id}/publicips/{publicip_id}", {
  params: { path: { publicip_id: "00000000-0000-4000-8000-000000000000" } },
});
console.log(response.status, data === undefined, error !== undefined);
// prints: showPublicip GET
// prints: 404 true true
