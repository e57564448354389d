package io.tieout.payroll;

/** Turns the cells of one row into what they say. What is wrong is told to the cells. */
interface RowReading<R> {

    R read(Cells cells);
}
