declare module '@mixmark-io/domino' {
  const domino: { createWindow: (html?: string, address?: string) => Window }
  export default domino
}
