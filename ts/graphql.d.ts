/** A .graphql file is its text. The types of its variables and its answer are in `shopify/operations.ts`. */
declare module '*.graphql' {
  const text: string;
  export default text;
}
