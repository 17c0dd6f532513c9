export type { NodeTransport } from "../transport/node-options.js";
export { type DefaultChainOptions, defaultChain } from "./credentials/default-chain.js";
export { type EcsMetadataOptions, fromEcsMetadata } from "./credentials/from-ecs-metadata.js";
export { type Environment, fromEnvironment } from "./credentials/from-environment.js";
export { fromProfile, type ProfileOptions } from "./credentials/from-profile.js";
export {
  createNodeTransport,
  type NodeTransportOptions,
} from "./transport/create-node-transport.js";
export { type ProxyOptions, proxyFromEnvironment } from "./transport/proxy.js";
