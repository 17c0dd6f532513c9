// What a library exports that is built on the clients and depends on nothing else of hcnet.
import { createClient, errorCodes, isApiError } from "@hcnet/publicips";
import { createClient as createServices } from "@hcnet/vpc-endpoint-services";

export const eips = createClient({ region: "r", credentials: { token: "t" } });
export const services = createServices({ region: "r", credentials: { token: "t" } });
export const { http } = eips;
export const listAll = () => eips.listPublicips.items({ query: { limit: 5 } });
export const pages = () => eips.listPublicips.pages();
export const one = (publicip_id: string) =>
  eips.showPublicip({ path: { publicip_id } }).withResponse();
export const waitForBound = eips.waitForPublicipBound;
export const rename = eips.updatePublicip;
export const get = (publicip_id: string) =>
  eips.http.GET("/v1/{project_id}/publicips/{publicip_id}", { params: { path: { publicip_id } } });
export const use = () => eips.http.use({ onRequest: ({ request }) => request });
export { errorCodes };
export const check = isApiError;
export const caught = (error: unknown) => (isApiError(error) ? error : undefined);
export function make() {
  return { eips, services, create: eips.createPublicip };
}
export class Repository {
  readonly client = createClient({ region: "r", credentials: { token: "t" } });
  readonly find = (publicip_id: string) => this.client.showPublicip({ path: { publicip_id } });
}
