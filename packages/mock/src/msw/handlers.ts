import { type HttpHandler, HttpResponse, http } from "msw";
import type { InProcessCloud } from "../in-process-cloud.js";
import { checkOptionNames } from "../known-options.js";
import { interceptedHosts } from "./hosts.js";

/** Which requests are intercepted. */
export interface MockHandlerOptions {
  /**
   * Endpoints in addition to the hosts of the services, for clients that are given one, such as
   * `http://localhost:8080`.
   */
  readonly endpoints?: readonly string[] | undefined;
}

/** What `fetch` rejects with when the network fails is a response of its own in MSW. */
async function respond(cloud: Pick<InProcessCloud, "fetch">, request: Request): Promise<Response> {
  try {
    return await cloud.fetch(request);
  } catch (error) {
    if (error instanceof TypeError) return HttpResponse.error();
    throw error;
  }
}

/**
 * Creates MSW handlers that pass requests to a cloud: those to the hosts of the services, in every region,
 * and to those of IAM. Other requests are left to other handlers. What a fault does to a response
 * holds here too: a reset is a network error.
 *
 * @throws InvalidArgumentError when an endpoint is no URL, or has a path.
 */
export function mockHandlers(
  cloud: Pick<InProcessCloud, "fetch">,
  options: MockHandlerOptions = {},
): HttpHandler[] {
  checkOptionNames(options, ["endpoints"]);
  const { endpoints = [] } = options;
  const isIntercepted = interceptedHosts(endpoints);
  return [
    http.all(
      ({ request }) => isIntercepted(new URL(request.url)),
      ({ request }) => respond(cloud, request),
    ),
  ];
}
