import bTreeModule from "sorted-btree";
import diffModule from "sorted-btree/extended/diffAgainst.js";

// The package is CommonJS: Node hands its exports over as one object, bundlers may unwrap it.
const BTree = bTreeModule.default ?? bTreeModule;
const diffAgainst = diffModule.default ?? diffModule;
type Tree<V> = InstanceType<typeof BTree<string, V>>;

const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts after every character that a key may contain. */
const AFTER_ALL = "￿";

/** Joins the parts of a composite key; it sorts before every character of a Kubernetes name. */
export const KEY_SEPARATOR = "\u0000";

/** A sorted map from text to immutable values that can only be read. Iteration is in key order. */
export interface TableView<V> {
  readonly size: number;
  /**
   * The table with these contents: equal answers mean that nothing changed in between, so it serves as the key of what
   * was made of them. Undefined while it is being written to.
   */
  readonly contents: Table<V> | undefined;
  get(key: string): V | undefined;
  has(key: string): boolean;
  keys(): IterableIterator<string>;
  values(): IterableIterator<V>;
  entries(): IterableIterator<[string, V]>;
  /** The values whose keys begin with `prefix`, in key order. Costs only what it returns. */
  withPrefix(prefix: string): V[];
  /** The keys that begin with `prefix`, in order. */
  keysWithPrefix(prefix: string): string[];
  /** The first pair whose key begins with `prefix`; for tables that are used as an ordered queue. */
  firstWithPrefix(prefix: string): readonly [string, V] | undefined;
  /** The pairs whose keys are at most `last`, in order. */
  entriesUpTo(last: string): [string, V][];
  /** The pair with the largest key that is at most `last`. */
  lastUpTo(last: string): readonly [string, V] | undefined;
}

/**
 * A persistent sorted map: what a state holds. Copies share everything that did not change, so that a step can
 * leave its input untouched without copying the cluster (a B+ tree with copy-on-write nodes).
 */
export class Table<V> implements TableView<V> {
  readonly #tree: Tree<V>;

  private constructor(tree: Tree<V>) {
    this.#tree = tree;
  }

  static empty<V>(): Table<V> {
    return new Table<V>(new BTree<string, V>(undefined, compareKeys));
  }

  static of<V>(entries: Iterable<readonly [string, V]>): Table<V> {
    const tree = new BTree<string, V>(undefined, compareKeys);
    for (const [key, value] of entries) tree.set(key, value);
    return new Table(tree);
  }

  /** A copy that may be written to: constant time, the nodes are shared until they are written. */
  edit(): TableDraft<V> {
    return new TableDraft(this, this.#tree);
  }

  /** For `TableDraft` only: takes over a tree that nobody writes to any more. */
  static adopt<V>(tree: Tree<V>): Table<V> {
    return new Table(tree);
  }

  get contents(): Table<V> {
    return this;
  }
  get size(): number {
    return this.#tree.size;
  }
  get(key: string): V | undefined {
    return this.#tree.get(key);
  }
  has(key: string): boolean {
    return this.#tree.has(key);
  }
  keys(): IterableIterator<string> {
    return this.#tree.keys();
  }
  values(): IterableIterator<V> {
    return this.#tree.values();
  }
  entries(): IterableIterator<[string, V]> {
    return this.#tree.entries();
  }
  withPrefix(prefix: string): V[] {
    return valuesWithPrefix(this.#tree, prefix);
  }
  keysWithPrefix(prefix: string): string[] {
    return keysWithPrefix(this.#tree, prefix);
  }
  firstWithPrefix(prefix: string): readonly [string, V] | undefined {
    return firstWithPrefix(this.#tree, prefix);
  }
  entriesUpTo(last: string): [string, V][] {
    return this.#tree.getRange("", last, true);
  }
  lastUpTo(last: string): readonly [string, V] | undefined {
    return this.#tree.getPairOrNextLower(last);
  }

  /**
   * What differs between two tables, in key order, looking only at what they do not share.
   * `before` or `after` is undefined where the key is missing.
   */
  static diff<V>(
    before: Table<V>,
    after: Table<V>,
    onChange: (key: string, before: V | undefined, after: V | undefined) => void,
  ): void {
    if (before === after) return;
    diffAgainst(
      before.#tree,
      after.#tree,
      (key, value) => onChange(key, value, undefined),
      (key, value) => onChange(key, undefined, value),
      (key, old, value) => {
        if (old !== value) onChange(key, old, value);
      },
    );
  }
}

/** A table being written to during one step. The table it came from does not change. */
export class TableDraft<V> implements TableView<V> {
  readonly #base: Table<V>;
  #tree: Tree<V>;
  #edited = false;

  constructor(base: Table<V>, tree: Tree<V>) {
    this.#base = base;
    this.#tree = tree;
  }

  set(key: string, value: V): void {
    this.#own().set(key, value);
  }

  /** Removes a key if it is there. */
  delete(key: string): void {
    if (this.#tree.has(key)) this.#own().delete(key);
  }

  /** The result: the very table it began with when nothing was written. Do not write afterwards. */
  finish(): Table<V> {
    return this.#edited ? Table.adopt(this.#tree) : this.#base;
  }

  get contents(): Table<V> | undefined {
    return this.#edited ? undefined : this.#base;
  }
  get size(): number {
    return this.#tree.size;
  }
  get(key: string): V | undefined {
    return this.#tree.get(key);
  }
  has(key: string): boolean {
    return this.#tree.has(key);
  }
  keys(): IterableIterator<string> {
    return this.#tree.keys();
  }
  values(): IterableIterator<V> {
    return this.#tree.values();
  }
  entries(): IterableIterator<[string, V]> {
    return this.#tree.entries();
  }
  withPrefix(prefix: string): V[] {
    return valuesWithPrefix(this.#tree, prefix);
  }
  keysWithPrefix(prefix: string): string[] {
    return keysWithPrefix(this.#tree, prefix);
  }
  firstWithPrefix(prefix: string): readonly [string, V] | undefined {
    return firstWithPrefix(this.#tree, prefix);
  }
  entriesUpTo(last: string): [string, V][] {
    return this.#tree.getRange("", last, true);
  }
  lastUpTo(last: string): readonly [string, V] | undefined {
    return this.#tree.getPairOrNextLower(last);
  }

  #own(): Tree<V> {
    if (!this.#edited) {
      this.#tree = this.#tree.clone();
      this.#edited = true;
    }
    return this.#tree;
  }
}

function valuesWithPrefix<V>(tree: Tree<V>, prefix: string): V[] {
  const found: V[] = [];
  tree.forRange(prefix, prefix + AFTER_ALL, false, (_key, value) => {
    found.push(value);
  });
  return found;
}

function keysWithPrefix<V>(tree: Tree<V>, prefix: string): string[] {
  const found: string[] = [];
  tree.forRange(prefix, prefix + AFTER_ALL, false, (key) => {
    found.push(key);
  });
  return found;
}

function firstWithPrefix<V>(tree: Tree<V>, prefix: string): readonly [string, V] | undefined {
  const pair = tree.getPairOrNextHigher(prefix);
  return pair?.[0].startsWith(prefix) ? pair : undefined;
}
