import type { Har } from "../har/index.js";
import type { Seed } from "../state/seed.js";

// The wrapper of a response by the kind of a seed. Other kinds are in no response as they are seeded.
const KINDS: Readonly<Record<string, string>> = {
  publicip: "publicips",
  publicips: "publicips",
  sub_network_interface: "sub_network_interfaces",
  sub_network_interfaces: "sub_network_interfaces",
};

type Resource = Readonly<Record<string, unknown>> & { readonly id: string };

const isResource = (value: unknown): value is Resource =>
  typeof value === "object" && value !== null && typeof (value as Resource).id === "string";

function resourcesOf(body: string | undefined): readonly (readonly [string, Resource])[] {
  if (body === undefined || body === "") return [];
  const value: unknown = JSON.parse(body);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, found]) => {
    const kind = KINDS[name];
    if (kind === undefined) return [];
    return [found]
      .flat()
      .filter(isResource)
      .map((resource) => [kind, resource] as const);
  });
}

/**
 * Makes seeds of a recording: for each project the EIPs and supplementary network interfaces that
 * successful reads returned, each as it was returned last.
 */
export function seedsFromHar({ log }: Har): readonly Seed[] {
  const projects = new Map<string, Map<string, Map<string, Resource>>>();
  for (const { request, response } of log.entries) {
    const [, projectId] = /^\/v\d+\/([^/]+)\//.exec(new URL(request.url).pathname) ?? [];
    if (request.method !== "GET" || response.status !== 200 || projectId === undefined) continue;
    for (const [kind, resource] of resourcesOf(response.content.text)) {
      const kinds = projects.get(projectId) ?? new Map<string, Map<string, Resource>>();
      const resources = kinds.get(kind) ?? new Map<string, Resource>();
      projects.set(projectId, kinds.set(kind, resources.set(resource.id, resource)));
    }
  }
  return [...projects].map(([project_id, kinds]) => ({
    project_id,
    ...Object.fromEntries([...kinds].map(([kind, resources]) => [kind, [...resources.values()]])),
  }));
}
