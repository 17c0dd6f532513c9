export type { ConfiguredProvider } from "../credentials/node/configuration.js";
export { type DefaultChainOptions, defaultChain } from "../credentials/node/default-chain.js";
export { type EcsMetadataOptions, fromEcsMetadata } from "../credentials/node/from-ecs-metadata.js";
export {
  type Environment,
  type EnvironmentOptions,
  fromEnvironment,
} from "../credentials/node/from-environment.js";
export { fromKooCli, type KooCliOptions } from "../credentials/node/from-koocli.js";
export {
  type CloudsYamlOptions,
  fromCloudsYaml,
  fromOpenStackEnvironment,
} from "../credentials/node/from-openstack.js";
export { fromProfile, type ProfileOptions } from "../credentials/node/from-profile.js";
export { fromTerraformEnvironment } from "../credentials/node/from-terraform-environment.js";
export {
  createNodeTransport,
  type NodeTransportOptions,
} from "../transport/node/create-node-transport.js";
export type { NodeTransport } from "../transport/node/options.js";
export { type ProxyOptions, proxyFromEnvironment } from "../transport/node/proxy.js";
