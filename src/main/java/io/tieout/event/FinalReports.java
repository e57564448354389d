package io.tieout.event;

/** Who looks after a report that became final. */
public interface FinalReports {

    /**
     * @param reportId Kota's
     * @return what was found, in words
     */
    String becameFinal(String reportId);
}
