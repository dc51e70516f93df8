const pointerBytes = 4;
const encoder = new TextEncoder();

function requireText(content) {
  if (typeof content === "string") return content;
  throw new TypeError(`a text is expected, not ${content === null ? "null" : typeof content}`);
}

/** Memory of the module for the time of one call: what is passed in lies here. */
export class Frame {
  #module;
  #blocks = [];

  constructor(module) {
    this.#module = module;
  }

  /** The address of so many bytes, all zero. */
  take(bytes) {
    const address = this.#module.call("malloc", Math.max(bytes, pointerBytes));
    if (address === 0) throw new RangeError(`no memory for ${bytes} bytes`);
    this.#blocks.push(address);
    new Uint8Array(this.#module.memory.buffer, address, bytes).fill(0);
    return address;
  }

  /** Address and size of a text, or of bytes that are one in UTF-8. */
  text(content) {
    const bytes = content instanceof Uint8Array ? content : encoder.encode(requireText(content));
    const address = this.take(bytes.length);
    new Uint8Array(this.#module.memory.buffer, address, bytes.length).set(bytes);
    return [address, bytes.length];
  }

  /** The address of words of 32 bits. */
  words(content) {
    const address = this.take(content.length * pointerBytes);
    new Uint32Array(this.#module.memory.buffer, address, content.length).set(content);
    return address;
  }

  /** The address of a structure of options: its size in bytes, then its members, each a word. */
  options(...members) {
    return this.words([(members.length + 1) * pointerBytes, ...members]);
  }

  free() {
    for (const address of this.#blocks) this.#module.call("free", address);
    this.#blocks.length = 0;
  }
}
