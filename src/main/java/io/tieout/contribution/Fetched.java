package io.tieout.contribution;

import io.tieout.kota.EmployeeBreakdown;
import java.util.List;

/** What came back from Kota, in an order in which it can be written down. */
sealed interface Fetched {

    /** The employer whose reading this belongs to. */
    EmployerReading employer();

    /** The reports of the period are known; none means nothing is charged. */
    record Reports(EmployerReading employer, int count) implements Fetched {}

    /** Some people of a report. */
    record People(ReportReading reading, List<EmployeeBreakdown> breakdowns) implements Fetched {
        @Override
        public EmployerReading employer() {
            return reading.employer;
        }
    }

    /** The report stood still. */
    record Stable(ReportReading reading) implements Fetched {
        @Override
        public EmployerReading employer() {
            return reading.employer;
        }
    }

    /** The report was finalized when it was read last, so its lines are taken over. */
    record Known(ReportReading reading, FinalReading earlier) implements Fetched {
        @Override
        public EmployerReading employer() {
            return reading.employer;
        }
    }

    /** The report moved; the try is thrown away and made again. */
    record Moved(ReportReading reading) implements Fetched {
        @Override
        public EmployerReading employer() {
            return reading.employer;
        }
    }

    /** This employer can't be read; the others go on. @param reason for people, without personal values */
    record Failed(EmployerReading employer, String reason) implements Fetched {}
}
