import { config as loadDotenv } from 'dotenv';
import { type Config, readConfig } from '#src/config';

/** The environment, completed by `.env` where there is one. */
export function readEnvironment(): Config {
  loadDotenv({ quiet: true });
  return readConfig(process.env);
}
