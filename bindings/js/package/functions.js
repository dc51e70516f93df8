import { Frame } from "./frame.js";

// As guong.h has them.
const types = { boolean: 1, integer: 2, decimal: 3, date: 4, level: 5, text: 6, schoolYear: 7 };
const valueBytes = 24;
const dayMilliseconds = 864e5;

/** The number coefficient / 10^scale that is nearest. */
const nearestNumber = (coefficient, scale) => Number(`${coefficient}e-${scale}`);

/** What a number means, by the fewest digits that mean it: `0.1` is a tenth. */
function decimalOf(number) {
  if (!Number.isFinite(number)) throw new RangeError(`a function answered ${number}, which no fact can be`);
  const [, whole, fraction = "", exponent = "0"] = /^(-?\d+)(?:\.(\d+))?(?:e(.+))?$/.exec(String(number));
  const scale = fraction.length - Number(exponent);
  const coefficient = BigInt(whole + fraction);
  return scale < 0 ? { coefficient: coefficient * 10n ** BigInt(-scale), scale: 0 } : { coefficient, scale };
}

/** Never a number that is only near: rules compare what they are told exactly. */
function exactNumber(coefficient, scale) {
  const number = nearestNumber(coefficient, scale);
  const meant = decimalOf(number);
  if (meant.coefficient === coefficient && meant.scale === scale) return number;
  throw new RangeError("an argument has more digits than a number of JavaScript");
}

/** Functions of a program that rules may ask, by the numbers under which the engine knows them. */
export class Functions {
  #module;
  #held = new Map();
  #count = 0;
  #answered; // the frame in which the last text stands that was answered
  #fault; // what the last function threw that was called

  constructor(module) {
    this.#module = module;
  }

  /** The four members of load options. The engine lets go of the functions, also where loading fails. */
  offer(frame, functions = {}, onFailure) {
    const offered = Object.entries(functions);
    for (const [name, work] of offered) if (typeof work !== "function") throw new TypeError(`\`${name}\` is no function`);
    if (offered.length === 0) return [0, 0, 0, 0];
    const names = offered.map(([name]) => frame.text(name));
    const [caller, releaser, teller] = ["caller", "releaser", "teller"].map((each) => this.#module.call(`guong_js_${each}`));
    const together = { onFailure, left: offered.length, number: ++this.#count };
    this.#held.set(together.number, together);
    const members = offered.flatMap(([, work], i) => {
      this.#held.set(++this.#count, { work, together });
      return [...names[i], 0, 0, caller, this.#count, releaser];
    });
    return [frame.words(members), offered.length, onFailure ? teller : 0, together.number];
  }

  call(number, given, count, answer) {
    try {
      const facts = Array.from({ length: count }, (_, i) => this.#fact(given + i * valueBytes, exactNumber));
      this.#write(answer, this.#held.get(number).work(...facts));
      this.#fault = undefined; // whatever was thrown in evaluations of its own
      return 1;
    } catch (fault) {
      this.#fault = fault;
      return 0;
    }
  }

  tell(number, name, nameBytes, given, count, reason, reasonBytes) {
    const error = this.#fault ?? new TypeError(this.#module.decode(reason, reasonBytes));
    const facts = Array.from({ length: count }, (_, i) => this.#fact(given + i * valueBytes, nearestNumber));
    try {
      this.#held.get(number).onFailure({ function: this.#module.decode(name, nameBytes), arguments: facts, error });
    } catch (fault) {
      // Nobody here can be told: as of any listener, it is an error that nobody caught.
      queueMicrotask(() => {
        throw fault;
      });
    }
  }

  release(number) {
    const { together } = this.#held.get(number);
    this.#held.delete(number);
    if (--together.left === 0) this.#held.delete(together.number);
  }

  #fact(place, numberOf) {
    const view = new DataView(this.#module.memory.buffer, place, valueBytes);
    const number = view.getBigInt64(8, true);
    switch (view.getInt32(0, true)) {
      case types.boolean:
        return number === 1n;
      case types.date:
        return new Date(Number(number) * dayMilliseconds).toISOString().slice(0, 10);
      case types.schoolYear:
        return [number, number + 1n].map((year) => String(year).padStart(4, "0")).join("-");
      case types.level:
      case types.text:
        return this.#module.decode(view.getUint32(16, true), view.getUint32(20, true));
      default:
        return numberOf(number, view.getInt32(4, true));
    }
  }

  #write(place, answer) {
    switch (typeof answer) {
      case "undefined":
        return;
      case "boolean":
        return this.#writeNumber(place, types.boolean, BigInt(answer), 0);
      case "bigint":
        return this.#writeNumber(place, types.integer, answer, 0);
      case "number": {
        const { coefficient, scale } = decimalOf(answer);
        return this.#writeNumber(place, types.decimal, coefficient, scale);
      }
      case "string":
        return this.#writeText(place, answer);
    }
    if (answer !== null) throw new TypeError(`a function answers yes or no, a number, a text or nothing, not ${Object.prototype.toString.call(answer)}`);
  }

  #writeNumber(place, type, number, scale) {
    if (BigInt.asIntN(64, number) !== number) throw new RangeError(`a function answered ${number}, which has too many digits`);
    const view = new DataView(this.#module.memory.buffer, place, valueBytes);
    view.setInt32(0, type, true);
    view.setInt32(4, scale, true);
    view.setBigInt64(8, number, true);
  }

  #writeText(place, text) {
    this.#answered?.free();
    this.#answered = new Frame(this.#module);
    const words = this.#answered.text(text); // which may move the memory
    const view = new DataView(this.#module.memory.buffer, place, valueBytes);
    view.setInt32(0, types.text, true);
    words.forEach((word, i) => view.setUint32(16 + 4 * i, word, true));
  }
}
