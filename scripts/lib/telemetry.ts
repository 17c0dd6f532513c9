/** The environment of this process, with telemetry off in every tool that we run. */
export const quietEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  DO_NOT_TRACK: "1",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  REDOCLY_TELEMETRY: "off",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  TURBO_TELEMETRY_DISABLED: "1",
};
