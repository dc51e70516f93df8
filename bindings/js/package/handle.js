/** Frees what nobody holds any more, some time later; `free` does it at once. */
const forgotten = new FinalizationRegistry(({ module, freeing, address }) => module.release(freeing, address));

/** Something that lives in the memory of the module. */
export class Handle {
  #module;
  #freeing;
  #address;

  /** `freeing` is the function that frees what stands at `address`. */
  constructor(module, freeing, address) {
    this.#module = module;
    this.#freeing = freeing;
    this.#address = address;
    forgotten.register(this, { module, freeing, address }, this);
  }

  get module() {
    return this.#module;
  }

  get address() {
    if (this.#address === 0) throw new TypeError(`${this.constructor.name}: it was freed before`);
    return this.#address;
  }

  /** Gives its memory back. In any order, and also twice. */
  free() {
    if (this.#address === 0) return;
    forgotten.unregister(this);
    this.#module.release(this.#freeing, this.#address);
    this.#address = 0;
  }
}

// Where the language has `using`.
if (Symbol.dispose) Handle.prototype[Symbol.dispose] = Handle.prototype.free;
