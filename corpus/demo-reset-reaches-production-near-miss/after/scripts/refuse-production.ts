const DISPOSABLE = ['demo', 'development'];

/** Stops scripts that throw data away anywhere but where that is meant. */
export function refuseProduction(script: string): void {
  const target = process.env.APP_ENV ?? 'production';
  if (!DISPOSABLE.includes(target)) {
    throw new Error(`${script} does not run on ${target}`);
  }
}
