/** Pictures of people: small enough to live in the profile itself. */

/** What the profile takes, in characters. */
const MAX_LENGTH = 2000;
const SIZES_PX = [96, 64, 48, 32];

/** A picture cropped to a square and made small enough, as a data address. */
export async function avatarOf(file: File): Promise<string> {
  const picture = await createImageBitmap(file);
  for (const size of SIZES_PX) {
    for (const quality of [0.8, 0.5, 0.3]) {
      const address = draw(picture, size).toDataURL('image/webp', quality);
      if (address.length <= MAX_LENGTH) return address;
    }
  }
  throw new Error('This picture cannot be made small enough. Try a simpler one.');
}

function draw(picture: ImageBitmap, size: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const side = Math.min(picture.width, picture.height);
  const x = (picture.width - side) / 2;
  const y = (picture.height - side) / 2;
  canvas.getContext('2d')?.drawImage(picture, x, y, side, side, 0, 0, size, size);
  return canvas;
}
