// Whole numbers in few bytes (LEB128): seven bits each, the eighth set on all but the last.

/** Reads numbers one after the other, from a place in some bytes. */
export class Numbers {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  next() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      number |= (byte & 127) << shift;
      if (byte < 128) return number;
    }
  }

  skip(count) {
    for (let left = count; left; left--) this.next();
  }
}

/** Reads columns of numbers one after the other: their lowest bytes first, then the next higher ones. */
export class Columns {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  next() {
    const head = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at);
    const [count, width] = [head.getUint32(0, true), head.getUint8(4)];
    this.at += 5;
    const numbers = new Uint32Array(count);
    for (let shift = 0; shift < 8 * width; shift += 8)
      for (let index = 0; index < count; index++) numbers[index] |= this.bytes[this.at++] << shift;
    return numbers;
  }
}

/** What comes before each of some numbers, added up, and at the end all of them. */
export const sums = (numbers) => {
  const found = new Uint32Array(numbers.length + 1);
  for (let at = 0; at < numbers.length; at++) found[at + 1] = found[at] + numbers[at];
  return found;
};
