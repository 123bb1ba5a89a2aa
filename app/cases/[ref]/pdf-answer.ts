/** A printed paper as the answer to a browser: kept by nobody on the way, and nothing in it runs. */
export const pdfAnswer = ({ name, pdf }: { name: string; pdf: Buffer }) =>
  new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}"`,
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
