export type { NodeTransport } from "../transport/node-options.js";
export type { ConfiguredProvider } from "./credentials/configuration.js";
export { type DefaultChainOptions, defaultChain } from "./credentials/default-chain.js";
export { type EcsMetadataOptions, fromEcsMetadata } from "./credentials/from-ecs-metadata.js";
export {
  type Environment,
  type EnvironmentOptions,
  fromEnvironment,
} from "./credentials/from-environment.js";
export { fromKooCli, type KooCliOptions } from "./credentials/from-koocli.js";
export {
  type CloudsYamlOptions,
  fromCloudsYaml,
  fromOpenStackEnvironment,
} from "./credentials/from-openstack.js";
export { fromProfile, type ProfileOptions } from "./credentials/from-profile.js";
export { fromTerraformEnvironment } from "./credentials/from-terraform-environment.js";
export {
  createNodeTransport,
  type NodeTransportOptions,
} from "./transport/create-node-transport.js";
export { type ProxyOptions, proxyFromEnvironment } from "./transport/proxy.js";
