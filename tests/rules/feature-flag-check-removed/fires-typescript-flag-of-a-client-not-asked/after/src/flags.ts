import { init } from "@launchdarkly/node-server-sdk";

export const flags = init(process.env.FLAGS_SDK_KEY ?? "");

export const KNOWN = ["merge-accounts", "dark-mode"] as const;
