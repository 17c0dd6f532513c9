export { type DefaultChainOptions, defaultChain } from "./credentials/default-chain.js";
export { type EcsMetadataOptions, fromEcsMetadata } from "./credentials/from-ecs-metadata.js";
export { type Environment, fromEnvironment } from "./credentials/from-environment.js";
export { fromProfile, type ProfileOptions } from "./credentials/from-profile.js";
