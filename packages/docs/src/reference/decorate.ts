import type { Api } from "../apis.js";
import type { CodeSample } from "../samples.js";
import { describe } from "./describe.js";

// Redoc shows `x-logo` at the top of its side bar, as a link: the way back to the index. White on
// a colour of its own, because an image does not learn of Redoc's switch between light and dark.
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="236" height="36" viewBox="0 0 236 36"><rect width="236" height="36" rx="8" fill="#3d4db8"/><g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M25 18H13m5-5-5 5 5 5"/></g><text x="36" y="23" fill="#fff" font-family="system-ui,sans-serif" font-size="15"><tspan font-weight="700">hcnet</tspan> · all APIs</text></svg>`;

/**
 * The bundle with what only its page needs: the way back, and for each operation its samples and
 * what its extensions say.
 */
export function decorate(
  { document, operations }: Api,
  samples: ReadonlyMap<string, readonly CodeSample[]>,
): Record<string, unknown> {
  const paths: Record<string, object> = { ...document.paths };
  for (const operation of operations) {
    const { path, method, operationId } = operation;
    const item = { ...paths[path] } as Record<string, object>;
    item[method] = {
      ...item[method],
      description: describe(operation),
      "x-codeSamples": samples.get(operationId),
    };
    paths[path] = item;
  }
  const logo = {
    url: `data:image/svg+xml,${encodeURIComponent(LOGO)}`,
    href: "../index.html",
    altText: "hcnet: all APIs",
  };
  return { ...document, info: { ...document.info, "x-logo": logo }, paths };
}
