package io.tieout.kota;

/** Takes a whole list, item by item, on the caller's thread and in the list's order. */
interface Sweep<T> {

    /** The list is read from its start: forget what came before. Called once, and again when the list moved. */
    void begin();

    void item(T item);
}
