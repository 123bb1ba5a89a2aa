import libheif from 'libheif-js/wasm-bundle.js'

/** More points than any phone takes; four bytes each are held at once. */
const mostPixels = 50_000_000

/** The points of a HEIC picture (red, green, blue, alpha), turned as the picture says; undefined for what cannot be read. */
export async function heicPixels(
  bytes: Uint8Array,
): Promise<{ data: Buffer; width: number; height: number } | undefined> {
  if (!/^ftyp(?:hei|hev|mif1|msf1)/.test(Buffer.from(bytes.subarray(4, 12)).toString('latin1'))) return undefined
  const images = new libheif.HeifDecoder().decode(bytes)
  try {
    const [image] = images
    if (!image) return undefined
    const [width, height] = [image.get_width(), image.get_height()]
    if (!(width > 0 && height > 0 && width * height <= mostPixels)) return undefined
    const into = { data: new Uint8ClampedArray(width * height * 4), width, height }
    const shown = await new Promise<{ data: Uint8ClampedArray } | null>(resolve => image.display(into, resolve))
    return shown ? { data: Buffer.from(shown.data.buffer), width, height } : undefined
  } finally {
    for (const image of images) image.free()
  }
}
