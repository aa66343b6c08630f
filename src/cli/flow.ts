import { flowDiagram } from '#scoping/flow-diagram';
import { print } from './print.ts';

/** `ragft flow`: the questionnaire as Mermaid text. */
export async function flow(): Promise<number> {
  await print(flowDiagram());
  return 0;
}
