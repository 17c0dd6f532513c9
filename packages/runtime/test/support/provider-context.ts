import type { ProviderContext, SharedContext } from "../../src/credentials/provider.js";
import type { Transport } from "../../src/transport/transport.js";

/** Over the global `fetch`. */
const send: Transport = async ({ method, url, headers, body = null, signal = null }) => {
  const response = await fetch(url, { method, headers, body, signal, redirect: "manual" });
  const { status } = response;
  return { status, headers: Object.fromEntries(response.headers), body: await response.text() };
};

/** What a session would give a provider. */
export const contextOf = (
  iamEndpoint: string,
  options: Partial<ProviderContext> = {},
): ProviderContext & SharedContext => ({
  send,
  region: "cn-north-4",
  projectId: undefined,
  iamEndpoint,
  endpoints: iamEndpoint === "" ? {} : { endpoint: { iam: iamEndpoint } },
  now: () => new Date(),
  ...options,
});
