// A page with TanStack Query's React bindings: lists EIPs page by page, binds one, and polls it.
import { createSession } from "@hcnet/publicips";
import {
  listPublicipsInfiniteOptions,
  updatePublicipMutation,
  waitForPublicipBoundOptions,
} from "@hcnet/publicips/query";
import {
  QueryClient,
  QueryClientProvider,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { createElement as h } from "react";
import { createRoot } from "react-dom/client";

function Eips({ session, publicipId, portId }) {
  const path = { publicip_id: publicipId };
  const client = useQueryClient();
  const list = useInfiniteQuery(listPublicipsInfiniteOptions(session, { query: { limit: 2 } }));
  const update = useMutation({
    ...updatePublicipMutation(session),
    onSuccess: () => client.invalidateQueries({ queryKey: ["publicips"] }),
  });
  const bound = useQuery({
    ...waitForPublicipBoundOptions(session, { path }, { intervalMs: 20 }),
    enabled: update.isSuccess,
  });
  const items = list.data?.pages.flatMap(({ publicips }) => publicips) ?? [];
  return h("main", null, [
    h(
      "ul",
      { key: "list" },
      items.map(({ id }) => h("li", { key: id }, id)),
    ),
    h(
      "button",
      {
        key: "more",
        type: "button",
        disabled: !list.hasNextPage,
        onClick: () => list.fetchNextPage(),
      },
      "More",
    ),
    h(
      "button",
      {
        key: "bind",
        type: "button",
        onClick: () => update.mutate({ path, body: { publicip: { port_id: portId } } }),
      },
      "Bind",
    ),
    h("output", { key: "status" }, bound.error?.message ?? bound.data?.publicip.status ?? ""),
  ]);
}

/** Renders the page for a cloud at `endpoint`. */
export function render({ endpoint, token, projectId, publicipId, portId }) {
  const session = createSession({ endpoint, projectId, credentials: { token } });
  const client = new QueryClient();
  const page = h(Eips, { session, publicipId, portId });
  createRoot(document.body).render(h(QueryClientProvider, { client }, page));
}
