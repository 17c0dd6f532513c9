const camelCase = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const capitalize = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Names that the files of a new API use. */
export interface Names {
  /** Of the API and its package, such as `vpc-peerings`. */
  readonly api: string;
  /** As the user wrote it, such as `VPC peerings`. */
  readonly title: string;
  /** Of the module of the mock, such as `vpcPeerings`. */
  readonly module: string;
  /** Of the array in a response, such as `vpc_peerings`. */
  readonly items: string;
  /** Of the model, such as `VpcPeering`. */
  readonly model: string;
  /** Of the model of a list, such as `ListVpcPeeringsResponseBody`. */
  readonly list: string;
  /** Of the first operation, such as `listVpcPeerings`. */
  readonly operationId: string;
}

/** Returns the names for an API called `vpc-peerings`. */
export function namesOf(api: string, title: string): Names {
  const module = camelCase(api);
  const plural = capitalize(module);
  const singular = plural.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
  return {
    api,
    title,
    module,
    items: api.replaceAll("-", "_"),
    model: singular === plural ? `${plural}Item` : singular,
    list: `List${plural}ResponseBody`,
    operationId: `list${plural}`,
  };
}
