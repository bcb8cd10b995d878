/**
 * Where what is random in the tests begins: `MARGINALIA_SEED`, or another number each time. What fails names it.
 */
export const seed = Number(process.env["MARGINALIA_SEED"] ?? Date.now() % 0x7fffffff);
