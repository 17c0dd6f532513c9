export declare const TELEMETRY_OFF: Readonly<Record<string, string>>;
