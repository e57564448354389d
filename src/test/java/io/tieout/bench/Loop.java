package io.tieout.bench;

import java.time.Duration;

/** One way of reading the pages of a report over and over, with so many requests in flight. */
interface Loop extends AutoCloseable {

    /** Items of a full page; every page of the report that is read has as many. */
    int PAGE = 100;

    /** @return pages per second, over the time given and what the last requests then still took */
    double pagesPerSecond(Duration time) throws Exception;

    @Override
    void close() throws Exception;
}
